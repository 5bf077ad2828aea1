package io.smartqueue.admin;

import static io.smartqueue.FormBrowser.leadsTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sites, services, queues and counters are made, changed and given up on pages. */
class SetupPagesTest extends SetupScenario {

    private static final List<String> STRANGE =
            List.of("", "x".repeat(5_000), "ﻣﻮﻗﻊ \u202e١٢٣", "<b onclick=\"x\">&amp;</b>", "🏦🎉", "a\u0000b");

    @Test
    void eachPageSaysWhatToDoWhileItIsEmptyAndListsWhatIsMade() {
        for (String page : List.of("sites", "services", "queues", "counters")) {
            assertThat(browser.get(root + "/" + page).body()).contains("class=\"empty\"", page + "/new");
        }
        create("sites", Map.of("name", "Plateau", "names.ar", "الهضبة", "city", "Dakar", "is_active", "true"));
        create("services", Map.of("name", "Retrait", "code", "a", "pictogram", "cash", "hue", "indigo"));
        String site = bank.admin().get("sites/").text("results.0.id");
        String service = bank.admin().get("services/").text("results.0.id");
        create("queues", queueFields(Map.of("name", "Retraits", "site_id", site, "service_id", service), "4"));
        String queue = bank.admin().get("queues/").text("results.0.id");
        create("counters", Map.of("name", "Guichet 1", "site_id", site, "queues", queue, "is_active", "true"));
        assertThat(browser.get(root + "/sites?q=dak&lang=ar").body()).contains("الهضبة", "value=\"dak\"");
        assertThat(browser.get(root + "/services?lang=fr").body()).contains("h-indigo", "Retrait");
        assertThat(browser.get(root + "/queues?q=retr").body()).contains("Retraits", "Plateau");
        assertThat(browser.get(root + "/queues?status=closed").body()).contains("Rien ne correspond");
        assertThat(browser.get(root + "/counters").body()).contains("Guichet 1");
        assertThat(bank.admin().get("queues/" + queue + "/").text("requeue.places"))
                .isEqualTo("4");
        assertThat(bank.admin().get("counters/").text("results.0.queues.0")).isEqualTo(queue);
    }

    @Test
    void whatCannotBeSavedComesBackWithTheFieldNamed() {
        String site = site("Plateau");
        String service = service("Retrait", "A");
        Map<String, Map<String, String>> forms = Map.of(
                "sites",
                        Map.of(
                                "name",
                                "Médina",
                                "slug",
                                "medina",
                                "city",
                                "Dakar",
                                "address",
                                "1, rue A",
                                "country",
                                "SN",
                                "zone",
                                "Africa/Dakar",
                                "day_starts_at",
                                "06:00"),
                "services",
                        Map.of(
                                "name",
                                "Dépôt",
                                "code",
                                "B",
                                "expected_minutes",
                                "5",
                                "sla_seconds",
                                "600",
                                "pictogram",
                                "cash",
                                "hue",
                                "ocre"),
                "queues",
                        queueFields(
                                Map.of(
                                        "name",
                                        "Dépôts",
                                        "site_id",
                                        site,
                                        "service_id",
                                        service,
                                        "capacity",
                                        "9",
                                        "skill",
                                        "wolof",
                                        "slug",
                                        "depots",
                                        "order",
                                        "fifo"),
                                "3"),
                "counters", Map.of("name", "Guichet 1", "site_id", site));
        forms.forEach((page, fields) -> fields.keySet()
                .forEach(field -> STRANGE.forEach(strange -> {
                    Map<String, String> typed = new HashMap<>(fields);
                    typed.put(field, strange);
                    browser.get(root + "/" + page + "/new");
                    HttpResponse<String> answer = browser.post(root + "/" + page + "/new", typed);
                    assertThat(answer.statusCode())
                            .as("%s %s %s", page, field, strange)
                            .isIn(302, 422);
                    if (answer.statusCode() == 422) {
                        assertThat(answer.body())
                                .as("%s %s %s", page, field, strange)
                                .contains("href=\"#" + field.replace('.', '-') + "\"", "class=\"error\"")
                                .doesNotContain("<b onclick");
                    } else {
                        remove(page, leadsTo(answer));
                    }
                })));
        assertThat(bank.admin().get("sites/").text("count")).isEqualTo("1");
    }

    private static Map<String, String> queueFields(Map<String, String> fields, String places) {
        Map<String, String> all = new HashMap<>(fields);
        all.putAll(Map.of(
                "requeue.to", "places",
                "requeue.places", places,
                "requeue.max_returns", "2",
                "requeue.max_postponements", "3",
                "requeue.max_recalls", "3",
                "requeue.recall_seconds", "5",
                "requeue.called_seconds", "300",
                "requeue.missed_seconds", "900"));
        return all;
    }

    private void remove(String page, String led) {
        bank.admin().get(page + "/").json().path("results").forEach(row -> {
            if (!List.of("Plateau", "Retrait").contains(row.path("name").asString())) {
                bank.admin().send("DELETE", page + "/" + row.path("id").asString() + "/", null, "");
            }
        });
    }

    @Test
    void severalWrongFieldsAreNamedAtOnceAndTheOthersKept() {
        browser.get(root + "/services/new");
        HttpResponse<String> answer = browser.post(
                root + "/services/new",
                Map.of("name", " ", "code", "1", "expected_minutes", "dix", "sla_seconds", "0", "names.ar", "سحب"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#name\"", "href=\"#code\"", "href=\"#expected_minutes\"", "href=\"#sla_seconds\"")
                .contains("value=\"dix\"", "value=\"سحب\"");
    }

    @Test
    void whoSavesSecondIsToldWhatChangedAndLosesNothing() {
        String queue = queue(site("Plateau"), service("Retrait", "A"));
        String page = root + "/queues/" + queue;
        var second = signedIn(bank.manager());
        Map<String, String> fields = Map.of("name", "File", "capacity", "", "skill", "");
        Map<String, String> seen = filled(second.get(page), fields);
        leadsTo(browser.post(page, filled(browser.get(page), change(fields, "capacity", "40", "name", "Retraits"))));
        seen.put("name", "Caisse");
        HttpResponse<String> answer = second.post(page, seen);
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body())
                .contains("value=\"Caisse\"", "Retraits", "value=\"40\"", "entre-temps")
                .contains("href=\"#capacity\"");
        assertThat(bank.admin().get("queues/" + queue + "/").text("name")).isEqualTo("Retraits");
        leadsTo(second.post(page, filled(answer, change(fields, "capacity", "40", "name", "Caisse"))));
        assertThat(bank.admin().get("queues/" + queue + "/").text("name")).isEqualTo("Caisse");
        assertThat(bank.admin().get("queues/" + queue + "/").text("capacity")).isEqualTo("40");
    }

    @Test
    void whatIsSentAgainBecauseNoAnswerCameIsSavedOnce() {
        String queue = queue(site("Plateau"), service("Retrait", "A"));
        String page = root + "/queues/" + queue;
        Map<String, String> sent = filled(browser.get(page), Map.of("name", "Retraits", "capacity", "40", "skill", ""));
        leadsTo(browser.post(page, sent));
        assertThat(leadsTo(browser.post(page, sent))).endsWith("done=saved");
        bank.admin().patch("queues/" + queue + "/", Map.of("capacity", 7)).is(200);
        assertThat(browser.post(page, sent).statusCode()).isEqualTo(412);
        assertThat(bank.admin().get("queues/" + queue + "/").text("capacity")).isEqualTo("7");
    }

    private static Map<String, String> change(Map<String, String> fields, String... namesAndValues) {
        Map<String, String> all = new HashMap<>(fields);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return all;
    }

    @Test
    void whatDestroysNamesWhoIsConcerned() {
        String site = site("Plateau");
        String queue = queue(site, service("Retrait", "A"));
        for (int i = 0; i < 12; i++) {
            bank.admin().post("tickets/", Map.of("queue_id", queue)).is(201);
        }
        for (String page : List.of("/sites/" + site, "/queues/" + queue)) {
            assertThat(browser.get(root + page).body()).contains("12 personnes attendent ici");
        }
        browser.get(root + "/queues/" + queue);
        assertThat(leadsTo(browser.post(root + "/queues/" + queue + "/deactivate", Map.of())))
                .endsWith("done=deactivated");
        assertThat(bank.admin().get("queues/" + queue + "/").text("status")).isEqualTo("closed");
    }

    @Test
    void aCounterAtWhichSomebodyServesIsFreedFirst() {
        String site = site("Plateau");
        String queue = queue(site, service("Retrait", "A"));
        String counter = bank.admin()
                .post("counters/", Map.of("name", "Guichet 1", "site_id", site, "queues", List.of(queue)))
                .is(201)
                .id();
        bank.agent()
                .post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                .is(200);
        bank.admin().post("tickets/", Map.of("queue_id", queue)).is(201);
        bank.agent().post("agents/me/call-next/", Map.of()).is(200);
        String page = root + "/counters/" + counter;
        browser.get(page);
        HttpResponse<String> refused = browser.post(page + "/deactivate", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Libérez-le d’abord", "1 personne est appelée ou servie");
        assertThat(browser.post(page + "/free", Map.of("reason", "")).statusCode())
                .isEqualTo(422);
        leadsTo(browser.post(page + "/free", Map.of("reason", "Malade")));
        leadsTo(browser.post(page + "/deactivate", Map.of()));
        assertThat(bank.admin().get("counters/" + counter + "/").text("is_active"))
                .isEqualTo("false");
        assertThat(bank.admin().get("queues/" + queue + "/").text("waiting")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, une autre personne a modifié la même chose, Libérez-le d’abord",
        "en, somebody else has changed the same, Free it first",
        "ar, غيّر شخص آخر الشيء نفسه, حرّره أولًا"
    })
    void whoIsRefusedReadsWordsOfTheirLanguageAndNoCodes(String language, String overtaken, String free) {
        String site = site("L'agence 🎉 \u200fالهضبة");
        String queue = queue(site, service("Retrait", "A"));
        String page = root + "/queues/" + queue;
        Map<String, String> seen = filled(browser.get(page + "?lang=" + language), Map.of("name", "Caisse"));
        bank.admin().patch("queues/" + queue + "/", Map.of("name", "Retraits")).is(200);
        HttpResponse<String> late = browser.post(page, seen);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains(overtaken, "Retraits").doesNotContain("changed_meanwhile");

        String counter = bank.admin()
                .post("counters/", Map.of("name", "Guichet 1", "site_id", site, "queues", List.of(queue)))
                .is(201)
                .id();
        bank.agent()
                .post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                .is(200);
        HttpResponse<String> refused = browser.post(root + "/counters/" + counter + "/deactivate", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(free).doesNotContain("counter_open");
    }

    @Test
    void managersFindOnlyWhatIsTheirs() {
        String other = site("Médina");
        var manager = signedIn(
                bank.hire(io.smartqueue.security.Role.MANAGER, "Moussa", java.util.UUID.fromString(site("Plateau"))));
        assertThat(manager.get(root + "/sites").statusCode()).isEqualTo(403);
        assertThat(manager.get(root + "/queues").body()).contains("Plateau").doesNotContain("Médina");
        manager.get(root + "/queues/new");
        assertThat(manager.post(root + "/counters/new", Map.of("name", "X", "site_id", other))
                        .body())
                .contains("limité à d’autres sites");
        assertThat(signedIn(bank.agent()).get(root + "/queues").statusCode()).isEqualTo(403);
    }

    private void create(String page, Map<String, String> fields) {
        browser.get(root + "/" + page + "/new");
        leadsTo(browser.post(root + "/" + page + "/new", fields));
    }
}
