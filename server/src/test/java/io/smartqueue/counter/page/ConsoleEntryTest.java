package io.smartqueue.counter.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Person;
import io.smartqueue.counter.SignedInBrowser;
import io.smartqueue.queue.Branch;
import io.smartqueue.security.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who comes to the console, at which counter, and who is turned away. */
class ConsoleEntryTest extends ConsoleScenario {

    @Test
    void oneOrganisationIsEnteredAtOnceAndTheOperatorIsToldWhyNot() {
        assertThat(SignedInBrowser.leadsTo(new SignedInBrowser(agent).get("/counter")))
                .isEqualTo(home);
        var browser = new SignedInBrowser(agent);
        String admin = "/admin/" + branch.tenant.slug();
        assertThat(browser.get(home).body()).contains("href=\"" + admin + "/reports\"");
        assertThat(SignedInBrowser.leadsTo(browser.get("/admin"))).isEqualTo(admin);
        assertThat(SignedInBrowser.leadsTo(browser.get(admin))).isEqualTo(admin + "/customers");
        assertThat(browser.get(admin + "/customers").statusCode()).isEqualTo(200);
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
}
