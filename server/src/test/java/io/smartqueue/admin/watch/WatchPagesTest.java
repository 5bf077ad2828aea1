package io.smartqueue.admin.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.FormBrowser;
import io.smartqueue.Person;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.QueueId;
import io.smartqueue.security.Role;
import io.smartqueue.watch.AlertKind;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What managers see and do on the pages of the watch and of alerts, without a script. */
class WatchPagesTest extends ClockScenario {

    QueueId queue;
    String watch;
    String alerts;

    @BeforeEach
    void openNow() {
        clock.set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        branch = branchIn("Africa/Dakar", "00:00");
        queue = branch.queue("A");
        watch = "/admin/" + branch.tenant.slug() + "/watch";
        alerts = "/admin/" + branch.tenant.slug() + "/alerts";
    }

    private FormBrowser signedIn(Person person) {
        return FormBrowser.signedIn(organisations, person);
    }

    private String alert(UUID site) {
        UUID id = UUID.randomUUID();
        branch.write(
                "insert into alert (id, tenant_id, kind, subject_id, subject, site_id, value, threshold, since)"
                        + " values (?, current_tenant(), 'bad_opinion', ?, 'A042', ?, 1, 2, now())",
                id,
                id.toString(),
                site);
        return id.toString();
    }

    @Test
    void theLineIsSeenAndStoppedAndResumed() {
        branch.seat(branch.tenant.agent().staffId(), queue);
        take(queue);
        take(queue);
        var browser = signedIn(branch.tenant.manager());
        String page = browser.get(watch).body();
        assertThat(page)
                .contains("Maintenant", "Service A", "Guichet", "http-equiv=\"refresh\"", "Tout est comme il faut.")
                .contains("<b>2</b>");
        String begin = browser.get(watch + "?begin=" + branch.site).body();
        assertThat(begin).contains("2 personnes attendent ici.").doesNotContain("http-equiv=\"refresh\"");
        for (String note : new String[] {"", " ", "é".repeat(301)}) {
            HttpResponse<String> refused = browser.post(
                    watch + "/incidents",
                    Map.of("site", branch.site.toString(), "note", note, "message", "À <tout> à l’heure 🙂"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("id=\"note-error\"", "À &lt;tout&gt; à l’heure 🙂")
                    .contains("role=\"alert\"");
        }
        String site = branch.site.toString();
        Map<String, String> told = Map.of("site", site, "note", "Panne <b>", "message", "", "shown", site);
        assertThat(FormBrowser.leadsTo(browser.post(watch + "/incidents", told)))
                .endsWith("/watch?site=" + site);
        Map<String, String> nowhere = Map.of("site", UUID.randomUUID().toString(), "note", "Panne");
        assertThat(browser.post(watch + "/incidents", nowhere).statusCode()).isEqualTo(404);
        assertThat(browser.get(watch).body()).contains("Panne &lt;b&gt;", "Reprendre la file", "Oui, reprendre");
        assertThat(browser.get(watch + "?site=" + site).body()).contains("name=\"shown\" value=\"" + site + "\"");
        assertThat(browser.post(watch + "/incidents", Map.of("site", branch.site.toString(), "note", "Encore"))
                        .statusCode())
                .isEqualTo(422);
        FormBrowser.leadsTo(browser.post(watch + "/incidents/end", Map.of("site", branch.site.toString())));
        assertThat(browser.post(watch + "/incidents/end", Map.of("site", branch.site.toString()))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void anAlertIsTakenNoteOfWithAReason() {
        String id = alert(branch.site);
        var browser = signedIn(branch.tenant.manager());
        assertThat(browser.get(watch).body()).contains("Plateau : Ticket A042 : un avis de 1", "Lisez le commentaire");
        String path = alerts + "/" + id + "/acknowledge";
        String shown = branch.site.toString();
        String long301 = "🙂" + "é".repeat(300);
        HttpResponse<String> refused = browser.post(path, Map.of("note", long301));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(long301, "trop longue");
        assertThat(FormBrowser.leadsTo(
                        browser.post(path, Map.of("note", "J’appelle 🙂 حالًا", "from", "watch", "shown", shown))))
                .endsWith("/watch?site=" + shown);
        assertThat(browser.get(alerts).body()).contains("Vu par Moussa", "J’appelle 🙂 حالًا");
        branch.write("update alert set until = now()");
        String over = alert(branch.site);
        browser.get(alerts);
        branch.write("update alert set until = now() where id = ?::uuid", over);
        HttpResponse<String> late = browser.post(alerts + "/" + over + "/acknowledge", Map.of("note", "trop tard"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("terminée d’elle-même");
    }

    @Test
    void theListKeepsItsFiltersInTheAddress() {
        for (int i = 0; i < 26; i++) {
            alert(branch.site);
        }
        Person manager = branch.tenant.manager();
        String first =
                manager.get(alerts + "?state=all&kind=bad_opinion").is(200).body();
        assertThat(first).contains("1 à 25 sur 26", "state=all&amp;kind=bad_opinion&amp;site=&amp;page=2");
        assertThat(manager.get(alerts + "?state=over").is(200).body()).contains("Aucune alerte ne correspond");
        for (String wrong : new String[] {"state=colour", "kind=colour", "site=7", "site=" + UUID.randomUUID()}) {
            assertThat(manager.get(alerts + "?" + wrong).is(422).body()).contains("role=\"alert\"");
        }
        assertThat(manager.get(alerts + "?lang=ar").is(200).body()).contains("التنبيهات", "dir=\"rtl\"");
    }

    @Test
    void theListStaysAsItWasWhenSomebodyTakesNote() {
        String id = alert(branch.site);
        var browser = signedIn(branch.tenant.manager());
        String site = branch.site.toString();
        String shown = "?state=all&kind=bad_opinion&site=" + site + "&page=1";
        assertThat(browser.get(alerts + shown).body())
                .contains("name=\"state\" value=\"all\"", "name=\"kind\" value=\"bad_opinion\"")
                .contains("name=\"site\" value=\"" + site + "\"", "name=\"page\" value=\"1\"");
        Map<String, String> fields =
                new HashMap<>(Map.of("state", "all", "kind", "bad_opinion", "site", site, "page", "1"));
        fields.put("note", "é".repeat(301));
        String path = alerts + "/" + id + "/acknowledge";
        assertThat(browser.post(path, fields).body())
                .contains("value=\"all\" selected", "value=\"bad_opinion\" selected", "é".repeat(301));
        fields.put("note", "Vu");
        assertThat(FormBrowser.leadsTo(browser.post(path, fields))).endsWith("/alerts" + shown);
        fields.putAll(Map.of("state", "<b>", "page", "many"));
        assertThat(FormBrowser.leadsTo(browser.post(path, fields))).endsWith("?state=open&kind=&site=&page=1");
    }

    @Test
    void administratorsDecideFromWhenOnAnAlertIsRaised() {
        var browser = signedIn(branch.tenant.admin());
        Map<String, String> fields = rules(browser.get(alerts).body());
        fields.put("counter_paused.threshold", "soon");
        fields.put("screen_silent.tell", "personne");
        fields.put("state", "all");
        HttpResponse<String> refused = browser.post(alerts + "/rules", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Donnez un nombre de 1 à 600.", "value=\"soon\"", "href=\"#counter_paused-threshold\"")
                .contains("Donnez une adresse e-mail", "value=\"personne\"", "href=\"#screen_silent-tell\"");
        fields.put("counter_paused.threshold", "25");
        fields.put("screen_silent.tell", "duty@example.com");
        fields.put("bad_opinion.is_active", "");
        assertThat(FormBrowser.leadsTo(browser.post(alerts + "/rules", fields)))
                .contains("?state=all&", "&of=", "#rules");
        assertThat(branch.tenant.admin().get("alert-rules/").is(200).body())
                .contains("\"threshold\":25", "duty@example.com", "\"is_active\":false");
    }

    @Test
    void theSecondWhoDecidesIsToldWhatTheFirstDecidedAndLosesNothing() {
        var first = signedIn(branch.tenant.admin());
        var second = signedIn(branch.tenant.hire(Role.ADMIN, "Ndeye"));
        Map<String, String> theirs = rules(first.get(alerts).body());
        Map<String, String> ours = rules(second.get(alerts).body());
        theirs.putAll(Map.of("counter_paused.threshold", "25", "screen_silent.tell", "duty@example.com"));
        theirs.put("bad_opinion.is_active", "");
        FormBrowser.leadsTo(first.post(alerts + "/rules", theirs));

        ours.putAll(Map.of("counter_paused.threshold", "30", "budget_spent.threshold", "110"));
        HttpResponse<String> told = second.post(alerts + "/rules", ours);

        assertThat(told.statusCode()).isEqualTo(412);
        assertThat(told.body())
                .contains("une autre personne a modifié", "href=\"#counter_paused-threshold\"")
                .containsPattern("Enregistré entre-temps :\\s*<b dir=\"ltr\">25</b>")
                .contains("Enregistré entre-temps : <b>Ne pas déclencher cette alerte</b>");
        Map<String, String> again = rules(told.body());
        assertThat(again)
                .containsEntry("counter_paused.threshold", "30")
                .containsEntry("budget_spent.threshold", "110")
                .containsEntry("screen_silent.tell", "duty@example.com")
                .containsEntry("bad_opinion.is_active", "");
        FormBrowser.leadsTo(second.post(alerts + "/rules", again));
        assertThat(branch.tenant.admin().get("alert-rules/").is(200).body())
                .contains("\"threshold\":30", "\"threshold\":110", "duty@example.com", "\"is_active\":false");
    }

    @Test
    void rulesOfASiteAreNotOvertakenByThoseOfTheOrganisation() {
        var first = signedIn(branch.tenant.admin());
        var second = signedIn(branch.tenant.hire(Role.ADMIN, "Ndeye"));
        Map<String, String> ofASite =
                rules(second.get(alerts + "?of=" + branch.site).body());
        ofASite.put("of", branch.site.toString());
        ofASite.put("counter_paused.threshold", "9");
        Map<String, String> ofAll = rules(first.get(alerts).body());
        ofAll.put("counter_paused.threshold", "25");
        FormBrowser.leadsTo(first.post(alerts + "/rules", ofAll));
        FormBrowser.leadsTo(second.post(alerts + "/rules", ofASite));
        assertThat(branch.tenant.admin().get("alert-rules/").is(200).body())
                .contains("\"threshold\":25", "\"threshold\":9");
    }

    /** What a browser would send of the form of the rules. */
    private static Map<String, String> rules(String page) {
        Map<String, String> fields = new HashMap<>(Map.of("of", ""));
        fields.put("if_match", value(page, "if_match").replace("&amp;", "&"));
        for (var kind : AlertKind.all()) {
            for (String field : List.of(".threshold", ".tell")) {
                fields.put(kind.code() + field, value(page, kind.code() + field));
            }
            String active = kind.code() + ".is_active";
            boolean isTicked = Pattern.compile("name=\"" + Pattern.quote(active) + "\" value=\"true\"\\s+checked")
                    .matcher(page)
                    .find();
            fields.put(active, isTicked ? "true" : "");
        }
        return fields;
    }

    private static String value(String page, String field) {
        Matcher found = Pattern.compile("name=\"" + Pattern.quote(field) + "\"[^>]*?value=\"([^\"]*)\"")
                .matcher(page);
        return found.find() ? found.group(1) : "";
    }

    @Test
    void agentsSeeNeitherAndManagersOfASiteTheirs() {
        Person agent = branch.tenant.agent();
        agent.get(watch).is(403);
        agent.get(alerts).is(403);
        alert(branch.tenant.otherSite());
        Person here = branch.tenant.hire(Role.MANAGER, "Ndeye", branch.site);
        assertThat(here.get(alerts).is(200).body())
                .contains("Tout est comme il faut")
                .doesNotContain("name=\"if_match\"");
        assertThat(here.get(watch).is(200).body()).contains("Plateau").doesNotContain("A042");
        assertThat(here.get(watch + "?site=" + UUID.randomUUID()).status()).isEqualTo(404);
    }
}
