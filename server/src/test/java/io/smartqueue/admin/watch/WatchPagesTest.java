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
import java.util.Map;
import java.util.UUID;
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
    void administratorsDecideAndTheSecondIsToldThatSomebodyWasFaster() {
        var browser = signedIn(branch.tenant.admin());
        String form = browser.get(alerts).body();
        Map<String, String> fields = new HashMap<>();
        fields.put("seen", form.replaceFirst("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1"));
        fields.put("of", "");
        for (var kind : AlertKind.all()) {
            fields.put("threshold_" + kind.code(), Integer.toString(kind.otherwise()));
            fields.put("active_" + kind.code(), "yes");
        }
        fields.put("threshold_counter_paused", "soon");
        fields.put("tell_screen_silent", "personne");
        HttpResponse<String> refused = browser.post(alerts + "/rules", fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Donnez un nombre de 1 à 600.", "value=\"soon\"")
                .contains("Donnez une adresse e-mail", "value=\"personne\"");
        fields.put("threshold_counter_paused", "25");
        fields.put("tell_screen_silent", "duty@example.com");
        assertThat(FormBrowser.leadsTo(browser.post(alerts + "/rules", fields))).contains("#rules");
        assertThat(branch.tenant.admin().get("alert-rules/").is(200).body())
                .contains("\"threshold\":25", "duty@example.com");
        fields.put("threshold_counter_paused", "30");
        HttpResponse<String> second = browser.post(alerts + "/rules", fields);
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body()).contains("entre-temps", "value=\"30\"");
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
                .doesNotContain("name=\"seen\"");
        assertThat(here.get(watch).is(200).body()).contains("Plateau").doesNotContain("A042");
        assertThat(here.get(watch + "?site=" + UUID.randomUUID()).status()).isEqualTo(404);
    }
}
