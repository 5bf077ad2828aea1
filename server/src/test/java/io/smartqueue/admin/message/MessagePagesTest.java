package io.smartqueue.admin.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator looks after what people are told, on pages without a script. */
@DatabaseTest
class MessagePagesTest {

    @Autowired
    Organisations organisations;

    TestTenant bank;
    Person admin;
    FormBrowser browser;
    String root;

    @BeforeEach
    void signIn() {
        bank = organisations.open();
        admin = bank.admin();
        root = "/admin/" + bank.slug();
        browser = signedIn(admin);
    }

    private FormBrowser signedIn(Person person) {
        return FormBrowser.signedIn(organisations, person);
    }

    @Test
    void previewMarksCostlyLettersAndCountsSegments() {
        browser.get(root + "/words/new");
        HttpResponse<String> preview = browser.post(
                root + "/words/new", words("Votre ticket {{ticket_number}} est bientôt appelé", "preview"));
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("class=\"costly\">ô</mark>", "UCS-2", "GSM-7", "bient");
        assertThat(admin.get("/api/v1/admin/notification-templates/?tenant=" + bank.slug() + "&q=bient")
                        .text("count"))
                .isEqualTo("0");
    }

    @Test
    void wordsAreWrittenChangedAndDeleted() {
        browser.get(root + "/words/new");
        String saved =
                FormBrowser.leadsTo(browser.post(root + "/words/new", words("Ticket {{ticket_number}}", "save")));
        assertThat(browser.get(saved).body()).contains("Ticket {{ticket_number}}", "GSM-7");
        assertThat(browser.get(root + "/words?channel=sms&event=ticket_almost&q=Mes")
                        .body())
                .contains("Mes mots");
        assertThat(browser.get(root + "/words?channel=email&q=Mes").body()).contains("class=\"empty\"");
        String address = saved.substring(0, saved.indexOf('?'));
        FormBrowser.leadsTo(browser.post(address + "/delete", Map.of()));
        assertThat(browser.get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void wordsThatCannotBeSentNameTheField() {
        browser.get(root + "/words/new");
        for (String body : new String[] {"", "{{colour}}", "{{ticket_number", "x".repeat(1601)}) {
            HttpResponse<String> refused = browser.post(root + "/words/new", words(body, "save"));
            assertThat(refused.statusCode()).as(body).isEqualTo(422);
            assertThat(refused.body()).as(body).contains("href=\"#body\"");
        }
    }

    @Test
    void templatesOfWhatsappAreDraftedAndSubmitted() {
        browser.get(root + "/content-templates/new");
        Map<String, String> content = new TreeMap<>(Map.of(
                "name",
                "Mon Nom",
                "language",
                "fr",
                "category",
                "utility",
                "kind",
                "text",
                "body",
                "Votre ticket vous attend au guichet."));
        assertThat(browser.post(root + "/content-templates/new", content).body())
                .contains("href=\"#name\"");
        content.put("name", "ticket_attend");
        FormBrowser.leadsTo(browser.post(root + "/content-templates/new", content));
        String list = browser.get(root + "/content-templates?q=attend").body();
        assertThat(list).contains("ticket_attend", "Brouillon", "/submit");
    }

    @Test
    void messagesTellTheReasonInWordsAndAreFiltered() {
        String id = send("+221771112233");
        send("+221771112244");
        String all = browser.get(root + "/messages").body();
        assertThat(all).contains("11 22 33".replace(" ", "\u00a0"), "Ce canal était désactivé");
        String one = browser.get(root + "/messages?q=77+111+22+33&channel=sms&event=custom")
                .body();
        assertThat(one).contains(id).doesNotContain("22\u00a044");
        assertThat(browser.get(root + "/messages?status=delivered").body()).contains("class=\"empty\"");
        assertThat(browser.get(root + "/messages?from=2026-12-02&to=2026-12-01").statusCode())
                .isEqualTo(422);
        for (String query : new String[] {"from=hier", "to=%2B999999999-12-31", "from=-999999999-01-01"}) {
            assertThat(browser.get(root + "/messages?" + query).statusCode())
                    .as(query)
                    .isEqualTo(422);
        }
        assertThat(browser.get(root + "/messages/" + id).body()).contains("Ce qui s’est passé", "channel_off");
    }

    /** The channel is off, so that it fails. */
    private String send(String phone) {
        String messages = "/api/v1/admin/notifications/";
        String id = admin.post(
                        messages,
                        Map.of("tenant", bank.slug(), "channel", "sms", "recipient", phone, "body", "Bonjour"))
                .is(202)
                .id();
        Await.until(Duration.ofSeconds(30), () -> admin.get(messages + id).text("status"), "failed"::equals);
        return id;
    }

    @Test
    void channelsAreOrderedForAnEvent() {
        browser.get(root + "/senders");
        Map<String, String> plan = Map.of("event", "ticket_called", "channel", "whatsapp", "wait", "45");
        FormBrowser.leadsTo(browser.post(root + "/senders/plans", plan));
        assertThat(admin.get("channel-plans/").body()).contains("ticket_called", "\"whatsapp\":45");
        assertThat(browser.post(root + "/senders/plans", Map.of("event", "ticket_called", "channel", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post(
                                root + "/senders/plans",
                                Map.of("event", "ticket_called", "channel", "sms", "wait", "soon"))
                        .body())
                .contains("role=\"alert\"");
        FormBrowser.leadsTo(browser.post(root + "/senders/plans/remove", Map.of("event", "ticket_called")));
        assertThat(admin.get("channel-plans/").text("count")).isEqualTo("0");
    }

    @Test
    void anAccountThatCannotBeNamesEachFieldAndShowsNoSecretAgain() {
        String page = root + "/twilio-account";
        assertThat(browser.get(page).body()).contains("par le compte de l’installation");
        HttpResponse<String> refused =
                browser.post(page, Map.of("account_sid", "AC12", "auth_token", "a-secret-of-theirs", "if_match", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"AC12\"").doesNotContain("a-secret-of-theirs");
        assertThat(browser.post(page + "/remove", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void theOperatorSeesOrganisationsFindingsAndWhatWaits() {
        FormBrowser operator = signedIn(organisations.operator());
        assertThat(operator.get("/operator/organisations?q=" + bank.slug()).body())
                .contains(bank.slug());
        operator.get("/operator/doctor");
        assertThat(operator.post("/operator/doctor", Map.of()).body()).contains("database", "retention");
        assertThat(operator.get("/operator/backlog").statusCode()).isEqualTo(200);
        assertThat(operator.get("/operator/senders").statusCode()).isEqualTo(200);
        assertThat(browser.get("/operator/senders").statusCode()).isEqualTo(403);
    }

    private static Map<String, String> words(String body, String act) {
        return Map.of(
                "name", "Mes mots",
                "event", "ticket_almost",
                "channel", "sms",
                "locale", "fr",
                "body", body,
                "sms_spelling", "as_written",
                "is_active", "true",
                "act", act);
    }
}
