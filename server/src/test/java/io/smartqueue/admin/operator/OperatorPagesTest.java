package io.smartqueue.admin.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The operator opens and changes organisations on pages, and says what error codes mean. */
@DatabaseTest
class OperatorPagesTest {

    private static final Pattern SEEN = Pattern.compile("name=\"if_match\" value=\"([^\"]*)\"");
    private static final String ORGANISATIONS = "/operator/organisations";

    @Autowired
    Organisations organisations;

    Person operator;
    FormBrowser browser;
    String slug;

    @BeforeEach
    void signIn() {
        operator = organisations.operator();
        browser = FormBrowser.signedIn(organisations, operator);
        slug = "org-" + Organisations.unique();
    }

    private Map<String, String> clinic() {
        return new HashMap<>(Map.of(
                "slug",
                slug,
                "name",
                "Clinique",
                "country",
                "SN",
                "zone",
                "Africa/Dakar",
                "language",
                "fr",
                "admin_email",
                "admin@" + slug + ".example",
                "invite",
                ""));
    }

    @Test
    void openAnOrganisationAndHandThePasswordOverOnce() {
        browser.get(ORGANISATIONS + "/new");
        HttpResponse<String> opened = browser.post(ORGANISATIONS + "/new", clinic());
        assertThat(opened.statusCode()).isEqualTo(200);
        Matcher secret =
                Pattern.compile("class=\"code\" dir=\"ltr\"><b>([^<]+)</b>").matcher(opened.body());
        assertThat(secret.find()).isTrue();
        organisations
                .nobody()
                .post("/api/v1/auth/", Map.of("email", "admin@" + slug + ".example", "password", secret.group(1)))
                .is(200);
        String list = browser.get(ORGANISATIONS + "?q=" + slug).body();
        assertThat(list).contains("Clinique", "/admin/" + slug);
        assertThat(browser.get(address(list)).body()).doesNotContain(secret.group(1));
    }

    private static String address(String list) {
        Matcher address = Pattern.compile(ORGANISATIONS + "/[0-9a-f-]{36}").matcher(list);
        assertThat(address.find()).isTrue();
        return address.group();
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "slug, ''",
        "slug, Ça va",
        "admin_email, nobody",
        "country, XX",
        "zone, Dakar",
    })
    void nameTheFieldThatIsWrongAndOpenNothing(String field, String value) {
        browser.get(ORGANISATIONS + "/new");
        Map<String, String> typed = clinic();
        typed.put(field, value);
        HttpResponse<String> refused = browser.post(ORGANISATIONS + "/new", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#" + field + "\"");
        assertThat(browser.get(ORGANISATIONS + "?q=" + slug).body()).contains("class=\"empty\"");
    }

    @Test
    void sayAtTheFieldThatAnAddressIsTaken() {
        browser.get(ORGANISATIONS + "/new");
        browser.post(ORGANISATIONS + "/new", clinic());
        Map<String, String> another = clinic();
        another.put("admin_email", "other@" + slug + ".example");
        HttpResponse<String> refused = browser.post(ORGANISATIONS + "/new", another);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#slug\"", "Cette adresse est déjà prise");
    }

    @Test
    void tellTheSecondOfTwoWhatChangedMeanwhile() {
        browser.get(ORGANISATIONS + "/new");
        browser.post(ORGANISATIONS + "/new", clinic());
        String page = address(browser.get(ORGANISATIONS + "?q=" + slug).body());
        HttpResponse<String> seen = browser.get(page);
        String id = page.substring(page.lastIndexOf('/') + 1);
        operator.patch("/api/v1/admin/tenants/" + id, Map.of("name", "Clinique A"))
                .is(200);

        HttpResponse<String> late = browser.post(page, filled(seen, "Clinique B"));
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("Clinique A", "Clinique B");
        FormBrowser.leadsTo(browser.post(page, filled(late, "Clinique B")));
        assertThat(browser.get(page).body()).contains("Clinique B").doesNotContain("Clinique A");
    }

    private static Map<String, String> filled(HttpResponse<String> page, String name) {
        return seen(
                page,
                Map.of(
                        "name", name,
                        "country", "SN",
                        "zone", "Africa/Dakar",
                        "language", "fr",
                        "currency", "XOF",
                        "languages", ""));
    }

    private static Map<String, String> seen(HttpResponse<String> page, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        Matcher seen = SEEN.matcher(page.body());
        assertThat(seen.find()).isTrue();
        all.put("if_match", seen.group(1).replace("&amp;", "&"));
        return all;
    }

    @Test
    void askBeforeASuspensionAndCloseTheOrganisationToAllButTheOperator() {
        TestTenant bank = organisations.open();
        Person admin = bank.admin();
        String site = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        String service = admin.post("services/", Map.of("name", "A", "code", "A"))
                .is(201)
                .id();
        String queue = admin.post("queues/", Map.of("name", "A", "site", site, "service", service))
                .is(201)
                .id();
        admin.post("tickets/", Map.of("queue_id", queue)).is(201);
        String page = address(browser.get(ORGANISATIONS + "?q=" + bank.slug()).body());
        assertThat(browser.get(page).body()).contains("Suspendre", "1 personne attend");
        String people = "/o/" + bank.slug();
        assertThat(browser.get(people).statusCode()).isEqualTo(302);

        FormBrowser.leadsTo(browser.post(page + "/suspend", Map.of()));
        await(() -> admin.get("sites/").status(), 404);
        await(() -> browser.get(people).statusCode(), 404);
        assertThat(browser.get("/admin/" + bank.slug() + "/sites").statusCode()).isEqualTo(200);
        assertThat(browser.get(ORGANISATIONS + "?state=suspended&q=" + bank.slug())
                        .body())
                .contains("Suspendue");

        browser.get(page);
        FormBrowser.leadsTo(browser.post(page + "/resume", Map.of()));
        await(() -> admin.get("sites/").status(), 200);
        assertThat(admin.get("tickets/").text("count")).isEqualTo("1");
    }

    /** Servers look again within a second. */
    private static void await(Supplier<Integer> status, int wanted) {
        Await.until(Duration.ofSeconds(10), status, found -> found == wanted);
    }

    private String rule() {
        String code = String.valueOf(900_000 + Math.abs(slug.hashCode() % 90_000));
        return operator.post(
                        "/api/v1/admin/error-rules/",
                        Map.of(
                                "code",
                                code,
                                "stage",
                                "delivery",
                                "words",
                                Map.of("fr", "Le réseau " + slug + " refuse.", "en", "The network refuses.")))
                .is(201)
                .id();
    }

    private static Map<String, String> changed(String words, String retry, String giveUp) {
        return Map.of(
                "words.fr", words,
                "words.en", "Refused.",
                "retry_after", retry,
                "park", "",
                "give_up", giveUp,
                "next_channel", "true",
                "suppress", "",
                "suppress_days", "",
                "alert", "true");
    }

    @Test
    void findAnErrorRuleByItsWordsAndChangeIt() {
        String id = rule();
        String found =
                browser.get("/operator/error-rules?stage=delivery&q=" + slug).body();
        assertThat(found).contains("Le réseau " + slug + " refuse.", "/operator/error-rules/" + id);
        assertThat(browser.get("/operator/error-rules?stage=request&q=" + slug).body())
                .contains("class=\"empty\"");

        String page = "/operator/error-rules/" + id;
        FormBrowser.leadsTo(browser.post(page, seen(browser.get(page), changed("Réseau occupé " + slug, "60", ""))));
        assertThat(browser.get("/operator/error-rules?q=" + slug).body())
                .contains("Réseau occupé", "nouvel essai après 60 s", "une alerte pour l’exploitant");
    }

    @Test
    void writeAnotherErrorRuleOnceForEachCode() {
        Map<String, String> typed = new HashMap<>(changed("Réseau " + slug, "", "true"));
        typed.put("code", "9");
        typed.put("stage", "request");
        typed.put("words.en", "");
        browser.get("/operator/error-rules/new");
        assertThat(browser.post("/operator/error-rules/new", typed).body())
                .contains("href=\"#code\"", "href=\"#words-en\"");
        typed.put("code", String.valueOf(800_000 + Math.abs(slug.hashCode() % 90_000)));
        typed.put("words.en", "Network.");
        FormBrowser.leadsTo(browser.post("/operator/error-rules/new", typed));
        assertThat(browser.get("/operator/error-rules?stage=request&q=" + slug).body())
                .contains("le message est abandonné");
        assertThat(browser.post("/operator/error-rules/new", typed).body())
                .contains("href=\"#code\"", "Il y a déjà une règle");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', words-fr",
        "Mots, 0, '', retry_after",
        "Mots, bientôt, '', retry_after",
        "Mots, 60, true, give_up",
    })
    void nameTheFieldOfARuleThatIsWrong(String words, String retry, String giveUp, String field) {
        String page = "/operator/error-rules/" + rule();
        HttpResponse<String> refused = browser.post(page, seen(browser.get(page), changed(words, retry, giveUp)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#" + field + "\"");
    }
}
