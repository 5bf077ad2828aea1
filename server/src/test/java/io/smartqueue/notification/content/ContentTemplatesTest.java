package io.smartqueue.notification.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Content templates before anybody asks the provider. */
@DatabaseTest
class ContentTemplatesTest {

    private static final String CONTENT = "/api/v1/admin/content-templates/";
    private static final String TEMPLATES = "/api/v1/admin/notification-templates/";
    private static final String BODY =
            "Votre ticket {{ticket_number}} pour le service {{service_name}} est pris, merci de patienter.";

    @Autowired
    Organisations organisations;

    private TestTenant bank;
    private Person admin;

    @BeforeEach
    void open() {
        bank = organisations.open();
        admin = bank.admin();
    }

    @Test
    void areWrittenInTheVariablesOfOurEvents() {
        Answer made = admin.post(CONTENT, with()).is(201);

        assertThat(made.text("status")).isEqualTo("draft");
        assertThat(made.json().path("variables").toString()).isEqualTo("[\"ticket_number\",\"service_name\"]");
        assertThat(made.text("tenant")).isEqualTo(bank.tenant().id().toString());
        for (String empty : List.of("content_sid", "because", "category_given", "checked_at")) {
            assertThat(made.json().path(empty).isNull()).as(empty).isTrue();
        }
        assertThat(admin.get(CONTENT + made.id() + "/").is(200).json()).isEqualTo(made.json());
        assertThat(admin.get(CONTENT + "?tenant=" + bank.slug()).is(200).json().at("/results/0"))
                .isEqualTo(made.json());
    }

    @Test
    void mayNumberTheirVariables() {
        String numbered = "Votre ticket {{1}} pour le service {{2}} est pris, merci de patienter.";

        assertThat(admin.post(CONTENT, with("body", numbered, "variables", List.of("ticket_number", "service_name")))
                        .is(201)
                        .text("variables.1"))
                .isEqualTo("service_name");
        admin.post(CONTENT, with("body", numbered)).rejects("variables:required");
        admin.post(CONTENT, with("body", numbered, "variables", List.of("ticket_number")))
                .rejects("variables:mismatch");
        admin.post(CONTENT, with("body", numbered.replace("{{2}}", "{{3}}"), "variables", List.of("date", "time")))
                .rejects("body:invalid_numbers");
        admin.post(CONTENT, with("body", numbered.replace("{{2}}", "{{time}}"), "variables", List.of("date", "time")))
                .rejects("body:template_syntax");
        admin.post(CONTENT, with("variables", List.of("service_name", "ticket_number")))
                .rejects("variables:mismatch");
    }

    @Test
    void areRefusedWithThePlaceWhereAVariableMayNotStand() {
        assertThat(admin.post(CONTENT, with("body", "{{ticket_number}} est votre ticket, merci beaucoup."))
                        .rejects("body:variable_first")
                        .body())
                .contains("At character 1:");
        assertThat(admin.post(CONTENT, with("body", "Merci beaucoup, votre ticket est {{ticket_number}}"))
                        .rejects("body:variable_last")
                        .body())
                .contains("At character 34:");
        assertThat(admin.post(CONTENT, with("body", BODY.replace(" pour le service ", " ")))
                        .rejects("body:adjacent_variables")
                        .body())
                .contains("At character 32:");
    }

    @Test
    void areRefusedForEverythingThatIsWrongAtOnce() {
        Answer refused = admin.post(CONTENT, with("body", "{{1}}{{2}}", "variables", List.of("nobody_knows", "date")));

        assertThat(refused.rejects(
                                "body:variable_first",
                                "body:adjacent_variables",
                                "body:variable_last",
                                "body:too_few_words",
                                "variables:unknown_variable")
                        .body())
                .contains("0 words beside 2 variables", "at least 5", "nobody_knows");
    }

    @Test
    void areRefusedWhenTheyHaveTooFewWordsOrTooMany() {
        admin.post(CONTENT, with("body", "Votre ticket {{ticket_number}}.")).rejects("body:too_few_words");
        admin.post(CONTENT, with("body", "Votre ticket {{ticket_number}} attend."))
                .is(201);
        admin.post(CONTENT, with("body", "a".repeat(1025))).rejects("body:too_long");
        admin.post(CONTENT, with("name", "longest", "body", "a".repeat(1024))).is(201);
    }

    @Test
    void areRefusedWhenTheyDoNotParse() {
        admin.post(CONTENT, with("body", "Bonjour {{ ticket")).rejects("body:template_syntax");
        admin.post(CONTENT, with("body", "Bonjour {{0}} et merci")).rejects("body:template_syntax");
        admin.post(CONTENT, with("body", "Bonjour[[ vous]]")).rejects("body:optional_part");
        admin.post(CONTENT, with("body", "Bonjour {{agent_mood}} et merci")).rejects("body:unknown_variable");
        admin.post(CONTENT, with("body", "Bonjour     et merci")).rejects("body:too_many_spaces");
        admin.post(CONTENT, with("name", "Ticket pris")).rejects("name:invalid_form");
        admin.post(CONTENT, with("name", "a".repeat(513))).rejects("name:invalid_form");
        admin.post(CONTENT, with("language", "wo")).rejects("language:unsupported_language");
        admin.post(CONTENT, with("category", "service")).rejects("category:invalid_choice");
        admin.post(CONTENT, with("kind", "carousel")).rejects("kind:invalid_choice");
    }

    @Test
    void haveFewButtonsWithShortTitles() {
        admin.post(CONTENT, with("buttons", buttons(1))).rejects("buttons:not_for_kind");
        admin.post(CONTENT, with("kind", "quick_reply")).rejects("buttons:required");
        admin.post(CONTENT, with("kind", "quick_reply", "buttons", buttons(11))).rejects("buttons:too_many");
        admin.post(CONTENT, with("kind", "list_picker", "buttons", buttons(11))).rejects("buttons:too_many");
        admin.post(CONTENT, with("kind", "quick_reply", "buttons", List.of(button("a", "a".repeat(26)))))
                .rejects("buttons.0.title:too_long");
        admin.post(CONTENT, with("kind", "list_picker", "buttons", List.of(button("a", "a".repeat(25)))))
                .rejects("buttons.0.title:too_long");
        admin.post(CONTENT, with("kind", "quick_reply", "buttons", List.of(button("a", "Oui"), button("a", "Oui"))))
                .rejects("buttons.1.title:duplicate", "buttons.1.id:duplicate");
        admin.post(CONTENT, with("kind", "quick_reply", "buttons", List.of(button("", " "))))
                .rejects("buttons.0.id:required");
        admin.post(CONTENT, with("kind", "quick_reply", "buttons", buttons(10))).is(201);
        admin.post(CONTENT, with("name", "list", "kind", "list_picker", "buttons", buttons(10)))
                .is(201);
    }

    @Test
    void takeANameOnceInEachLanguage() {
        String id = admin.post(CONTENT, with()).is(201).id();

        admin.post(CONTENT, with()).refused(409, "name_used");
        admin.post(CONTENT, with("language", "en")).is(201);
        admin.delete(CONTENT + id).is(204);
        String again = admin.post(CONTENT, with()).is(201).id();
        admin.post(CONTENT + again + "/submit/", "").is(202);
        admin.delete(CONTENT + again).is(204);
        admin.get(CONTENT + again).is(404);
        admin.post(CONTENT, with()).refused(409, "name_used");
    }

    @Test
    void areSubmittedOnce() {
        String id = admin.post(CONTENT, with()).is(201).id();

        assertThat(admin.post(CONTENT + id + "/submit/", "").is(202).text("status"))
                .isEqualTo("submitted");
        admin.post(CONTENT + id + "/submit/", "").refused(409, "already_submitted");
        admin.post(CONTENT + bank.tenant().id() + "/submit/", "").is(404);
        assertThat(admin.post(CONTENT + id + "/refresh/", "").is(200).text("status"))
                .isEqualTo("submitted");
    }

    @Test
    void areKeptWhileWordsUseThem() {
        String id = admin.post(CONTENT, with()).is(201).id();
        String user = admin.post(TEMPLATES, template(id, "whatsapp", "ticket_created"))
                .is(201)
                .id();

        assertThat(admin.delete(CONTENT + id).refused(409, "in_use").body()).contains("Mes mots");
        admin.delete(TEMPLATES + user).is(204);
        admin.delete(CONTENT + id).is(204);
    }

    @Test
    void areNamedByWordsThatSupplyTheirVariables() {
        String id = admin.post(CONTENT, with("body", "Le guichet {{counter_name}} vous attend."))
                .is(201)
                .id();

        admin.post(TEMPLATES, template(id, "whatsapp", "ticket_created"))
                .rejects("content_template_id:unknown_variable");
        admin.post(TEMPLATES, template(id, "sms", "ticket_called")).rejects("content_template_id:not_for_channel");
        Map<String, Object> both = new HashMap<>(template(id, "whatsapp", "ticket_called"));
        both.put("content_sid", "HX00000000000000000000000000000000");
        admin.post(TEMPLATES, both).rejects("content_sid:mismatch");
        assertThat(admin.post(TEMPLATES, template(id, "whatsapp", "ticket_called"))
                        .is(201)
                        .text("content_template_id"))
                .isEqualTo(id);
    }

    @Test
    void belongToThoseWhoManageTemplates() {
        String id = admin.post(CONTENT, with()).is(201).id();

        bank.manager().post(CONTENT, "{").refused(403, "missing_right");
        bank.agent().get(CONTENT).refused(403, "missing_right");
        organisations.nobody().get(CONTENT).refused(401, "not_signed_in");
        organisations.open().admin().get(CONTENT + id).is(404);
    }

    private static Map<String, Object> template(String content, String channel, String event) {
        return Map.of(
                "name",
                "Mes mots",
                "channel",
                channel,
                "event",
                event,
                "body",
                "Bonjour",
                "content_template_id",
                content);
    }

    private static Map<String, String> button(String id, String title) {
        return Map.of("id", id, "title", title);
    }

    private static List<Map<String, String>> buttons(int count) {
        List<Map<String, String>> buttons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            buttons.add(button("b" + i, "Bouton " + i));
        }
        return buttons;
    }

    private Map<String, Object> with(Object... namesAndValues) {
        return bank.content(Stream.concat(Stream.of("name", "ticket_taken", "body", BODY), Stream.of(namesAndValues))
                .toArray());
    }
}
