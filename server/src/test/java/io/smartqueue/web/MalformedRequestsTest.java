package io.smartqueue.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is wrong with a request is refused by its kind, with a code, and never taken for a fault of ours. */
@DatabaseTest
class MalformedRequestsTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Autowired
    Organisations organisations;

    TestTenant bank;
    Person admin;

    @BeforeEach
    void open() {
        bank = organisations.open();
        admin = bank.admin();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "x", "application/json;charset=none", "text/plain"})
    void anUnreadableContentTypeIs415(String type) {
        admin.send("POST", "services/", "{\"name\": \"Cash\", \"code\": \"C\"}", type)
                .refused(415, "unsupported_media_type");
        assertThat(organisations
                        .nobody()
                        .send("POST", "/login", "email=a", "*/*")
                        .status())
                .isIn(403, 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/login", "/password", "/o/SLUG/a/b", "/admin/SLUG/notices", "/counter/SLUG/leave", "/t/x/cancel"
            })
    void aFormOfMoreThanOneMebibyteIs413OnEveryPage(String page) {
        String form = "_csrf=x&email=" + "y".repeat(1 << 20);
        Answer answer = organisations.nobody().send("POST", page.replace("SLUG", bank.slug()), form, FORM);
        assertThat(answer.is(413).body()).contains("<html");
    }

    @Test
    void aListTakesAnEqualsSignInAFilter() {
        for (int i = 0; i < 3; i++) {
            admin.post("customers/", Map.of("first_name", "a=b & c")).is(201);
        }
        Answer first = admin.get("customers/?q=a=b&page_size=2").is(200);
        assertThat(first.json().path("count").asInt()).isEqualTo(3);
        Answer second = admin.get(first.text("next").replaceFirst("^https?://[^/]+", ""))
                .is(200);
        assertThat(second.json().path("results")).hasSize(1);
        assertThat(second.text("previous")).contains("q=a%3Db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-0001-01-01", "+10000-01-01"})
    void aDayBeyondTheCalendarIsRefused(String day) {
        String site = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        String timetable = "{\"weekly\": [], \"closed_days\": [{\"day\": \"" + day + "\"}]}";
        admin.put("sites/" + site + "/opening-hours/", timetable).rejects("closed_days.0.day:invalid_value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z"})
    void aMomentBeyondTheCalendarIsRefused(String moment) {
        String site = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        String notice =
                "{\"site_id\": \"" + site + "\", \"texts\": {\"fr\": \"a\"}, \"starts_at\": \"" + moment + "\"}";
        admin.post("notices/", notice).rejects("starts_at:invalid_value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name": "A", "code": "A", "name": "B"} | invalid_json
                    {"name": "A", "code": "A"} {}           | invalid_json
                    {"name": "A", "code": "A"               | invalid_json
                    """)
    void jsonWithTwoMeaningsIsRefused(String body, String code) {
        admin.post("services/", body).refused(400, code);
    }

    @Test
    void deepJsonAndNumbersBeyondLongAreRefused() {
        admin.post("services/", "[".repeat(100_000)).refused(400, "invalid_json");
        admin.post("services/", "{\"name\": \"A\", \"code\": \"A\", \"sla_seconds\": 99999999999999999999}")
                .rejects("sla_seconds:invalid_value");
        admin.post("services/", "{\"name\": \"A\", \"code\": \"A\", \"sla_seconds\": 1e400}")
                .rejects("sla_seconds:invalid_value");
    }

    @ParameterizedTest
    @CsvSource({"application/xml, 406", "x, 406", "*/*, 200"})
    void anUnknownAcceptIs406(String accept, int status) {
        Answer answer = admin.get("services/", "Accept", accept).is(status);
        if (status == 406) {
            answer.refused(406, "not_acceptable");
        }
    }

    @Test
    void aFieldThatIsNotKnownIsRefusedWithThoseThatAre() {
        Answer answer = admin.post("sites/", Map.of("name", "Plateau", "citty", "Dakar"));
        answer.rejects("citty:unknown_field");
        assertThat(answer.text("errors.0.message")).contains("city", "day_starts_at");
        String site = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        admin.patch("sites/" + site, Map.of("citty", "Dakar")).rejects("citty:unknown_field");
        admin.put("sites/" + site, Map.of("name", "A", "is_activ", true)).rejects("is_activ:unknown_field");
    }

    @Test
    void aFilterThatIsNotKnownIsRefusedWithThoseThatAre() {
        Answer answer = admin.get("tickets/?statuss=waiting&page=1");
        answer.rejects("statuss:unknown_parameter");
        assertThat(answer.text("errors.0.message")).contains("status", "page_size", "channel");
        admin.get("agents/me?page=1").rejects("page:unknown_parameter");
        admin.get("services/?is_active=true&utm_source=x").rejects("utm_source:unknown_parameter");
    }

    @Test
    void aPublicPageMindsNoParametersOfOthers() {
        assertThat(organisations.nobody().get("/?utm_source=x&fbclid=y").status())
                .isIn(200, 302);
        organisations.nobody().get("/login?utm_source=a=b&gclid=1").is(200);
    }

    @Test
    void whatIsMissingIsSaidInWords() {
        Answer answer = admin.post("services/", "{\"name\": \" \", \"expected_minutes\": 0}");
        answer.rejects("name:required", "code:required", "expected_minutes:out_of_range");
        assertThat(answer.body())
                .contains("Give a value.", "Give a text.", "Give a number of at least 1.")
                .doesNotContain("must");
        assertThat(admin.send("POST", "services/", "{}", "application/json", "Accept-Language", "fr")
                        .body())
                .contains("Give a value.");
    }

    @Test
    void aTemplateNamesItsOrganisationByEitherName() {
        for (String name : new String[] {"tenant", "tenant_id"}) {
            Map<String, Object> template = Map.of(
                    name,
                    bank.slug(),
                    "name",
                    "A",
                    "channel",
                    "sms",
                    "event",
                    "custom",
                    "subject",
                    "",
                    "body",
                    "B",
                    "is_active",
                    true);
            admin.post("/api/v1/admin/notification-templates/", template).is(201);
            admin.get("/api/v1/admin/notification-templates/?" + name + "=" + bank.slug())
                    .is(200);
            admin.get("/api/v1/admin/notifications/?" + name + "=" + bank.slug())
                    .is(200);
        }
    }
}
