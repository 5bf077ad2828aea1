package io.smartqueue.counter.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Person;
import io.smartqueue.counter.SignedInBrowser;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.event.TicketEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the console says of tickets. */
class ConsoleContentTest extends ConsoleScenario {

    @Test
    void aTicketsCardOffersACallOnlyWhenItCanBeDone() {
        String first = home + "/tickets/" + take();
        String second = home + "/tickets/" + take();
        var browser = new SignedInBrowser(agent);
        assertThat(browser.get(first).body()).contains(first + "/call\"").doesNotContain("name=\"reason\"");
        assertThat(browser.get(second).body()).contains(second + "/call\"", "name=\"reason\"");
        branch.tenant
                .manager()
                .post("sites/" + branch.site + "/incident/", Map.of("note", "Panne"))
                .is(201);
        assertThat(browser.get(first).body()).doesNotContain(first + "/call\"").contains("incident");
        assertThat(browser.get(home).body()).contains("Appels suspendus").doesNotContain("id=\"step\"");
        branch.tenant
                .manager()
                .post("sites/" + branch.site + "/incident/end/", Map.of())
                .is(200);
        browser.post(home + "/call-next", Map.of());
        assertThat(browser.get(second).body())
                .doesNotContain(second + "/call\"")
                .contains("Vous avez déjà un ticket");
    }

    @Test
    void theConsoleTellsItsScriptEveryEventOfATicket() {
        String page = new SignedInBrowser(agent).get(home).body();
        assertThat(TicketEvent.Type.values())
                .allSatisfy(type ->
                        assertThat(page).containsPattern("data-events=\"[^\"]*\\bticket\\." + type.code() + "\\b"));
    }

    @Test
    void thePhoneIsWholeOnlyInTheHandOfItsAgent() {
        String ticket = take();
        var browser = new SignedInBrowser(agent);
        assertThat(browser.get(home + "/tickets/" + ticket).body())
                .contains("<bdi dir=\"ltr\">+221\u00a077\u00a0···\u00a0··\u00a067</bdi>")
                .doesNotContain("123\u00a045");
        assertThat(browser.get(home).body()).doesNotContain("1234567", "123\u00a045", "67</bdi>");
        browser.post(home + "/call-next", Map.of());
        assertThat(browser.get(home).body()).contains("dir=\"ltr\">+221\u00a077\u00a0123\u00a045\u00a067</bdi>");
        Person other = branch.agentServing(queue);
        assertThat(new SignedInBrowser(other).get(home + "/tickets/" + ticket).body())
                .doesNotContain("123\u00a045");
    }

    @Test
    void placesQueuesAndServicesAreNamedInTheLanguageOfTheAgent() {
        QueueId other = branch.queue("B");
        Person admin = branch.tenant.admin();
        admin.patch("sites/" + branch.site, names("بلاتو")).is(200);
        admin.patch("queues/" + queue, names("الطابور الأول")).is(200);
        admin.patch("queues/" + other, names("الطابور الثاني")).is(200);
        admin.get("services/")
                .json()
                .path("results")
                .forEach(service -> admin.patch("services/" + service.path("id").asString(), names("سحب"))
                        .is(200));
        String first = take();
        var browser = new SignedInBrowser(agent);
        branch.counter(other);
        assertThat(browser.get(home + "/seats?lang=ar").body()).contains("بلاتو", "الطابور الثاني");
        browser.post(home + "/call-next", Map.of());
        assertThat(browser.get(home).body()).contains("بلاتو", "الطابور الأول", "<p>سحب</p>");
        assertThat(browser.get(home + "/tickets/" + first + "/transfer").body()).contains("الطابور الثاني");
        agent.post("tickets/" + first + "/start").is(200);
        agent.post("tickets/" + first + "/transfer/", Map.of("target_queue_id", other.toString()))
                .is(200);
        Person second = branch.agentServing(other);
        assertThat(new SignedInBrowser(second).get(home + "?lang=ar").body())
                .contains("محوَّلة من الطابور الأول")
                .doesNotContain("Plateau");
        assertThat(browser.get(home + "?lang=en").body()).contains("Plateau").doesNotContain("بلاتو");
    }

    private static Map<String, Object> names(String arabic) {
        return Map.of("names", Map.of("ar", arabic));
    }

    @Test
    void ticketsAreFoundByTheirNumber() {
        take();
        var browser = new SignedInBrowser(agent);
        assertThat(browser.get(home + "/find?number=a001").body()).contains("Ticket A001");
        assertThat(browser.get(home + "/find?number=1").body()).contains("Ticket A001");
        var missing = browser.get(home + "/find?number=Z999", "HX-Request", "true");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("Aucun ticket de ce site");
    }

    @Test
    void theTimerOfACallRunsFromItsLastRepetitionOrTheEndOfAnIncident() {
        take();
        agent.post("agents/me/call-next/").is(200);
        var browser = new SignedInBrowser(agent);
        branch.write("update leg set called_at = timestamptz '2026-01-05 09:00Z',"
                + " recalled_at = timestamptz '2026-01-05 09:02Z'");
        assertThat(browser.get(home).body()).contains("data-since=\"" + millis("2026-01-05T09:02:00Z") + "\"");
        branch.write("insert into site_incident (id, tenant_id, site_id, note, began_at, ended_at)"
                + " select gen_random_uuid(), current_tenant(), id, 'no power', timestamptz '2026-01-05 09:03Z',"
                + " timestamptz '2026-01-05 09:05Z' from site");
        assertThat(browser.get(home).body()).contains("data-since=\"" + millis("2026-01-05T09:05:00Z") + "\"");
    }

    @Test
    void aServiceThreeTimesAsLongAsUsualIsRemindedOf() {
        String first = take();
        String second = take();
        var browser = new SignedInBrowser(agent);
        begin(first);
        agent.post("tickets/" + first + "/close/").is(200);
        branch.write(
                "update leg set called_at = ended_at - interval '1 minute',"
                        + " started_at = ended_at - interval '1 minute' where visit_id = ?::uuid",
                first);
        begin(second);
        String reminder = "Plus de 3 fois la durée habituelle";
        assertThat(browser.get(home).body()).contains("En moyenne 01:00").doesNotContain(reminder);
        branch.write(
                "update leg set started_at = started_at - interval '181 seconds' where visit_id = ?::uuid", second);
        assertThat(browser.get(home).body()).contains(reminder);
    }

    private void begin(String ticket) {
        agent.post("agents/me/call-next/").is(200);
        agent.post("tickets/" + ticket + "/start/").is(200);
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    @Test
    void aFailedMessageSaysWhyInWords() {
        String ticket = take();
        agent.post("agents/me/call-next/").is(200);
        var browser = new SignedInBrowser(agent);
        branch.write(
                "insert into notification (tenant_id, id, visit_id, channel, event, recipient, body, status, "
                        + "error_code,"
                        + " lane, look_at, expires_at, created_at)"
                        + " select current_tenant(), ('00' || substr(gen_random_uuid()::text, 3))::uuid, ?::uuid,"
                        + " 'sms', 'custom', '+221771234567', 'come', 'failed', code, 0, now(), now(), now()"
                        + " from unnest(array['21610', 'new_code']) code",
                ticket);
        assertThat(browser.get(home).body())
                .contains("La personne ne veut plus de ces messages (STOP).", "Code new_code.");
    }
}
