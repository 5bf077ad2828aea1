package io.smartqueue.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.security.Role;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class ConsoleFormsTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    QueueId queue;
    Person agent;
    String home;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        agent = branch.agentServing(queue);
        home = "/counter/" + branch.tenant.slug();
    }

    private String take() {
        return agent.post(
                        "tickets/",
                        Map.of("queue_id", queue.toString(), "customer_name", "Awa", "customer_phone", "771234567"))
                .is(201)
                .id();
    }

    private int happened(String type) {
        return branch.read(Integer.class, "select count(*)::integer from ticket_event where type = ?", type)
                .getFirst();
    }

    @Test
    void oneOrganisationIsEnteredAtOnceAndTheOperatorIsToldWhyNot() {
        assertThat(SignedInBrowser.leadsTo(new SignedInBrowser(agent).get("/counter")))
                .isEqualTo(home);
        var operator = new SignedInBrowser(organisations.operator());
        assertThat(operator.get("/counter?lang=en").body()).contains("member of none", "href=\"/admin\"");
        assertThat(operator.get(home).statusCode()).isEqualTo(403);
    }

    @Test
    void whoManagesAnOrganisationWithoutACounterLandsInTheAdministration() {
        Branch fresh = Branch.open(organisations, jdbc, transactions);
        String slug = fresh.tenant.slug();
        var admin = new SignedInBrowser(fresh.tenant.admin());
        assertThat(SignedInBrowser.leadsTo(admin.get("/counter"))).isEqualTo("/admin/" + slug);
        assertThat(admin.get("/counter/" + slug).body()).contains("href=\"/admin/" + slug + "\"");
        var colleague = new SignedInBrowser(fresh.tenant.agent());
        assertThat(SignedInBrowser.leadsTo(colleague.get("/counter"))).isEqualTo("/counter/" + slug);
        assertThat(colleague.get("/counter/" + slug).body()).doesNotContain("/admin");
        fresh.counter(fresh.queue("A"));
        assertThat(SignedInBrowser.leadsTo(admin.get("/counter"))).isEqualTo("/counter/" + slug);
    }

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
    void staffAreToldWhatStaffCanDo() {
        var browser = new SignedInBrowser(agent);
        String gone = browser.get(home + "/tickets/" + UUID.randomUUID()).body();
        assertThat(gone)
                .contains("Quelqu’un l’a peut-être déjà pris", "href=\"/counter\"")
                .doesNotContain("scannez");
        assertThat(browser.get("/admin/" + branch.tenant.slug() + "/screens").body())
                .contains("demandez ce droit")
                .doesNotContain("sur place");
    }

    @Test
    void theConsoleTellsItsScriptEveryEventOfATicket() {
        String page = new SignedInBrowser(agent).get(home).body();
        assertThat(TicketEvent.Type.values())
                .allSatisfy(type ->
                        assertThat(page).containsPattern("data-events=\"[^\"]*\\bticket\\." + type.code() + "\\b"));
    }

    @Test
    void aTakenCounterSaysWhoIsThereAndTurnsAway() {
        Person other = branch.tenant.hire(Role.AGENT, "Ali");
        var browser = new SignedInBrowser(other);
        assertThat(browser.get(home).body()).contains("Occupé par Fatou");
        UUID taken = branch.read(UUID.class, "select id from counter").getFirst();
        assertThat(SignedInBrowser.leadsTo(browser.post(home + "/counters/" + taken + "/sit", Map.of())))
                .isEqualTo(home + "?refused=counter_taken");
        assertThat(browser.get(home + "?refused=counter_taken").body()).contains("Une autre personne est à ce guichet");
    }

    @Test
    void aManagerFreesATakenCounterWithAReasonWhileSomebodyIsServed() {
        UUID taken = branch.read(UUID.class, "select id from counter").getFirst();
        String name = branch.read(String.class, "select name from counter").getFirst();
        assertThat(new SignedInBrowser(branch.tenant.hire(Role.AGENT, "Ali"))
                        .get(home)
                        .body())
                .doesNotContain("Libérer");
        var browser = new SignedInBrowser(branch.tenant.manager());
        assertThat(browser.get(home).body()).contains("Libérer " + name);
        take();
        agent.post("agents/me/call-next/").is(200);
        String free = home + "/counters/" + taken + "/free";
        assertThat(SignedInBrowser.leadsTo(browser.post(free, Map.of()))).isEqualTo(free);
        assertThat(browser.get(free).body()).contains("Pourquoi libérer ce guichet", "action=\"" + free + "\"");
        assertThat(SignedInBrowser.leadsTo(browser.post(free, Map.of("reason", "parti"))))
                .isEqualTo(home + "/seats");
        assertThat(browser.get(home + "/seats").body()).doesNotContain("Occupé par", "Libérer");
        assertThat(agent.get("agents/me/").is(200).text("status")).isEqualTo("closed");
    }

    @Test
    void whoIsLimitedToAnotherSiteSeesNoCounterAndTouchesNoTicket() {
        String ticket = take();
        UUID elsewhere = UUID.fromString(branch.tenant
                .admin()
                .post("sites/", Map.of("name", "Medina"))
                .is(201)
                .id());
        var browser = new SignedInBrowser(branch.tenant.hire(Role.AGENT, "Ali", elsewhere));
        assertThat(browser.get(home).body()).contains("Aucun guichet n’est disponible pour vous ici");
        assertThat(browser.get(home + "/tickets/" + ticket).statusCode()).isEqualTo(403);
        assertThat(browser.post(home + "/tickets/" + ticket + "/call", Map.of()).statusCode())
                .isEqualTo(403);
        UUID counter = branch.read(UUID.class, "select id from counter").getFirst();
        assertThat(browser.post(home + "/counters/" + counter + "/sit", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aStrangersTicketIsNotThere() {
        String ticket = take();
        Branch theirs = Branch.open(organisations, jdbc, transactions);
        var stranger = new SignedInBrowser(theirs.agentServing(theirs.queue("A")));
        String home = "/counter/" + theirs.tenant.slug();
        stranger.get(home);
        assertThat(stranger.get(home + "/tickets/" + ticket).statusCode()).isEqualTo(404);
        assertThat(stranger.post(home + "/tickets/" + ticket + "/call", Map.of("reason", "mine"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.get(this.home).statusCode()).isEqualTo(404);
    }

    @Test
    void thePhoneIsWholeOnlyInTheHandOfItsAgent() {
        String ticket = take();
        var browser = new SignedInBrowser(agent);
        assertThat(browser.get(home + "/tickets/" + ticket).body())
                .contains("+22177•••••67")
                .doesNotContain("+221771234567");
        assertThat(browser.get(home).body()).doesNotContain("1234567", "67</bdi>");
        browser.post(home + "/call-next", Map.of());
        assertThat(browser.get(home).body()).contains("+221771234567");
        Person other = branch.agentServing(queue);
        assertThat(new SignedInBrowser(other).get(home + "/tickets/" + ticket).body())
                .doesNotContain("+221771234567");
    }

    @Test
    void closeAndCallPressedTwiceClosesOnlyTheTicketItNames() {
        String first = take();
        String second = take();
        take();
        var browser = new SignedInBrowser(agent);
        browser.get(home);
        browser.post(home + "/call-next", Map.of());
        browser.post(home + "/call-next", Map.of());
        browser.post(home + "/tickets/" + first + "/start", Map.of());
        Map<String, String> close = Map.of("then", "call", "outcome", "DONE");
        assertThat(SignedInBrowser.leadsTo(browser.post(home + "/tickets/" + first + "/close", close)))
                .isEqualTo(home);
        assertThat(SignedInBrowser.leadsTo(browser.post(home + "/tickets/" + first + "/close", close)))
                .isEqualTo(home + "?refused=not_allowed_in_this_state");
        assertThat(agent.get("agents/me/").text("ticket.id")).isEqualTo(second);
        assertThat(happened("called")).isEqualTo(2);
        assertThat(happened("completed")).isEqualTo(1);
    }

    @Test
    void aScriptThatAsksAgainUnderTheSameKeyIsAnsweredAgain() {
        take();
        take();
        var browser = new SignedInBrowser(agent);
        browser.get(home);
        String[] headers = {"HX-Request", "true", "Idempotency-Key", Organisations.unique()};
        assertThat(browser.post(home + "/call-next", Map.of(), headers).statusCode())
                .isEqualTo(204);
        String ticket = agent.get("agents/me/").text("ticket.id");
        agent.post("tickets/" + ticket + "/no-show").is(200);
        var again = browser.post(home + "/call-next", Map.of(), headers);
        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(happened("called")).isEqualTo(1);
        assertThat(browser.post(home + "/call-next", Map.of("queue", "other"), headers)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aKeyedFormReachesTheActWithItsFields() {
        String ticket = take();
        var browser = new SignedInBrowser(agent);
        browser.get(home);
        String[] headers = {"HX-Request", "true", "Idempotency-Key", Organisations.unique()};
        assertThat(browser.post(home + "/tickets/" + ticket + "/note", Map.of("text", "Préfère le matin"), headers)
                        .statusCode())
                .isEqualTo(204);
        assertThat(agent.get("tickets/" + ticket + "/notes/").is(200).text("results.0.text"))
                .isEqualTo("Préfère le matin");
    }

    @Test
    void aRefusalToAScriptIsAFragmentInWords() {
        String ticket = take();
        var browser = new SignedInBrowser(agent);
        browser.get(home);
        var answer = browser.post(home + "/tickets/" + ticket + "/hold", Map.of(), "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("<p class=\"alert\" role=\"alert\">")
                .contains("Dites pourquoi");
    }

    @Test
    void whoCallsFromOneQueueIsShownAndGivenThatOneOnly() {
        take();
        QueueId other = branch.queue("B");
        branch.write(
                "insert into counter_queue (tenant_id, counter_id, queue_id)"
                        + " select current_tenant(), id, ? from counter",
                other.value());
        agent.post("tickets/", Map.of("queue_id", other.toString())).is(201);
        var browser = new SignedInBrowser(agent);
        assertThat(browser.get(home).body()).contains(">A</span>001", ">B</span>001");
        browser.post(home + "/profile", Map.of("queue", other.toString()));
        assertThat(browser.get(home).body()).contains(">B</span>001").doesNotContain(">A</span>001");
        browser.post(home + "/call-next", Map.of());
        assertThat(agent.get("agents/me/").text("ticket.number")).isEqualTo("B001");
        QueueId unserved = branch.queue("C");
        assertThat(SignedInBrowser.leadsTo(browser.post(home + "/profile", Map.of("queue", unserved.toString()))))
                .isEqualTo(home + "?refused=queue_not_served");
    }

    @Test
    void sendingAgainIsRefusedForWhatItLacks() {
        String ticket = take();
        var browser = new SignedInBrowser(agent);
        browser.get(home);
        assertThat(SignedInBrowser.leadsTo(
                        browser.post(home + "/tickets/" + ticket + "/resend", Map.of("by", "WHATSAPP"))))
                .isEqualTo(home + "?refused=ticket_of_another_agent");
        browser.post(home + "/call-next", Map.of());
        assertThat(SignedInBrowser.leadsTo(
                        browser.post(home + "/tickets/" + ticket + "/resend", Map.of("by", "WHATSAPP"))))
                .isEqualTo(home + "?refused=nothing_said");
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

    @Test
    void aReasonForHoldingIsAsLongAsTheApplicationInterfaceAllows() {
        String ticket = take();
        agent.post("agents/me/call-next/").is(200);
        agent.post("tickets/" + ticket + "/start").is(200);
        var browser = new SignedInBrowser(agent);
        browser.get(home);
        browser.post(home + "/tickets/" + ticket + "/hold", Map.of("reason", "x".repeat(400)));
        assertThat(branch.read(Integer.class, "select length(reason) from ticket_event where type = 'on_hold'"))
                .containsExactly(300);
    }
}
