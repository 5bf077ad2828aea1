package io.smartqueue.admin;

import static io.smartqueue.FormBrowser.leadsTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Organisations;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An administrator sets an empty organisation up and calls the first ticket, step by step. */
class FirstHourTest extends SetupScenario {

    private static final List<String> STEPS = List.of(
            "organisation", "site", "services", "queues", "counters", "people", "words", "message", "poster", "ticket");

    String page = "";

    @Test
    void leadsFromNothingToTheFirstTicketCalled() {
        page = root + "/first-hour";
        assertThat(leadsTo(browser.get(root))).endsWith("/first-hour");
        save(
                "organisation",
                Map.of(
                        "name",
                        "Banque",
                        "country",
                        "SN",
                        "zone",
                        "Africa/Dakar",
                        "language",
                        "fr",
                        "languages",
                        "fr",
                        "currency",
                        "XOF"),
                "step=site");
        save(
                "site",
                Map.of(
                        "name",
                        "Plateau",
                        "city",
                        "Dakar",
                        "opens",
                        "00:00",
                        "closes",
                        "00:00",
                        "saturday_opens",
                        "00:00",
                        "saturday_closes",
                        "00:00"),
                "step=services");
        save("services", Map.of("name", "Retrait", "code", "A", "pictogram", "cash"), "step=services");
        String service = bank.admin().get("services/").text("results.0.id");
        save("queues", Map.of("services", service), "step=counters");
        save("counters", Map.of("word", "Guichet", "count", "2"), "step=people");
        String email = Organisations.unique() + "@bank.example";
        HttpResponse<String> hired =
                browser.post(page + "/people", Map.of("name", "Ndeye", "email", email, "role", "agent"));
        assertThat(hired.statusCode()).isEqualTo(200);
        assertThat(hired.body()).contains(email, "mot de passe provisoire maintenant");
        leadsTo(browser.post(page + "/poster", Map.of()));
        bank.admin().patch("sites/" + bank.admin().get("sites/").text("results.0.id") + "/", Map.of("city", "D"));
        save("ticket", Map.of(), "done=ticket");
        String counter = bank.admin().get("counters/").text("results.0.id");
        bank.agent()
                .post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                .is(200);
        assertThat(bank.agent().post("agents/me/call-next/", Map.of()).is(200).text("number"))
                .isEqualTo("A001");
        assertThat(leadsTo(browser.get(root))).endsWith("/watch");
        assertThat(bank.admin().get("counters/").text("count")).isEqualTo("2");
        assertThat(bank.admin().get("").text("languages.0")).isEqualTo("fr");
    }

    private void save(String step, Map<String, String> fields, String then) {
        HttpResponse<String> form = browser.get(page + "?step=" + step);
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(leadsTo(browser.post(page + "/" + step, filled(form, fields))))
                .as(step)
                .contains(then);
    }

    @Test
    void everyStepCanBeLeftOutSaysWhatIsMissingAndIsFoundAgain() {
        page = root + "/first-hour";
        for (String step : STEPS) {
            for (String language : List.of("fr", "en", "ar")) {
                assertThat(browser.get(page + "?step=" + step + "&lang=" + language)
                                .statusCode())
                        .isEqualTo(200);
            }
            browser.get(page + "?step=" + step + "&lang=fr");
            leadsTo(browser.post(page + "/" + step, Map.of("act", "skip")));
        }
        assertThat(browser.get(page + "?step=queues").body()).contains("Sans file", "laissé de côté");
        assertThat(browser.get(page + "?step=unknown").statusCode()).isEqualTo(200);
    }

    @Test
    void countersThatServeStayAsTheyAreAndTheSiteIsSavedOnlyAsItWasSeen() {
        page = root + "/first-hour";
        String site = site("Plateau");
        String queue = queue(site, service("Retrait", "A"));
        bank.admin()
                .post("queues/", Map.of("name", "Crédit", "site_id", site, "service_id", service("Crédit", "B")))
                .is(201);
        String counter = bank.admin()
                .post("counters/", Map.of("name", "Guichet 1", "site_id", site, "queues", List.of(queue)))
                .is(201)
                .id();
        save("counters", Map.of("word", "Guichet", "count", "2"), "step=people");
        assertThat(bank.admin().get("counters/" + counter + "/").is(200).json().path("queues"))
                .hasSize(1);
        assertThat(bank.admin().get("counters/").text("count")).isEqualTo("2");
        HttpResponse<String> form = browser.get(page + "?step=site");
        bank.admin().patch("sites/" + site + "/", Map.of("city", "Thiès")).is(200);
        HttpResponse<String> late =
                browser.post(page + "/site", filled(form, Map.of("name", "Plateau", "city", "Dakar")));
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("Thiès");
        assertThat(leadsTo(browser.post(page + "/site", filled(late, Map.of("name", "Plateau", "city", "Dakar")))))
                .contains("step=services");
        assertThat(bank.admin().get("sites/" + site + "/").text("city")).isEqualTo("Dakar");
    }

    @Test
    void whatIsWrongComesBackWithTheFieldNamed() {
        page = root + "/first-hour";
        browser.get(page + "?step=site");
        wrong(
                "site",
                Map.of("name", "", "opens", "09:00", "closes", "08:00", "saturday_opens", "neuf"),
                "name",
                "saturday_opens");
        wrong("site", Map.of("name", "A", "opens", "09:00", "closes", ""), "closes");
        wrong("services", Map.of("name", " ", "code", "1"), "name", "code");
        wrong("people", Map.of("name", "", "email", "nobody", "role", "king"), "name", "email", "role");
        wrong("message", Map.of("recipient", "", "text", "x"), "recipient");
        wrong("message", Map.of("recipient", "+221770000000", "text", " "), "text");
        assertThat(browser.post(page + "/counters", Map.of("word", "G", "count", "2"))
                        .body())
                .contains("Il n’y a pas encore de site");
    }

    private void wrong(String step, Map<String, String> fields, String... named) {
        HttpResponse<String> answer = browser.post(page + "/" + step, fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        for (String field : named) {
            assertThat(answer.body()).as(step).contains("href=\"#" + field + "\"");
        }
    }
}
