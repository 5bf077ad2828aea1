package io.smartqueue.reception;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.smartqueue.House;
import io.smartqueue.Person;
import io.smartqueue.browser.Accessible;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.browser.Weight;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@BrowserTest
class ACustomerOnAPhoneTest {

    private static final Logger log = LoggerFactory.getLogger(ACustomerOnAPhoneTest.class);
    private static final int WHOLE_VISIT = 20_000;

    /** What reaches out of the page, or of what it stands in. */
    private static final String CUT = """
            () => [document.documentElement, ...document.querySelectorAll('body, body *')]
                .filter(e => !e.closest('svg, .out, [hidden]') && e.clientWidth > 0
                    && getComputedStyle(e).display != 'inline' && e.scrollWidth > e.clientWidth + 1)
                .map(e => e.tagName + '.' + e.className + ' ' + e.scrollWidth + ' > ' + e.clientWidth).join(', ')""";

    @Autowired
    House house;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    final Browser browser;
    Branch branch;
    Person agent;
    BrowserContext phone;
    Page page;

    ACustomerOnAPhoneTest(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void open() {
        branch = Branch.open(house, jdbc, transactions);
        QueueId queue = branch.queue("A");
        branch.write("insert into site (id, tenant_id, name, slug, country, zone)"
                + " values (gen_random_uuid(), current_tenant(), 'Medina', 'medina', 'SN', 'Africa/Dakar')");
        branch.write("insert into queue (id, tenant_id, site_id, service_id, name, slug, ordering, status)"
                + " select gen_random_uuid(), tenant_id, site.id, service_id, 'A', 'a', 'fifo', 'active' from queue"
                + " join site using (tenant_id) where site.slug = 'medina'");
        agent = branch.tenant.agent();
        branch.seat(agent.staffId(), queue);
        hold("fr", true);
    }

    private void hold(String language, boolean scripts) {
        if (phone != null) {
            phone.close();
        }
        phone = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(360, 640)
                .setLocale(language)
                .setJavaScriptEnabled(scripts));
        page = phone.newPage();
    }

    @AfterEach
    void putAway() {
        phone.close();
    }

    private String home() {
        return house.address() + "/o/" + branch.tenant.slug();
    }

    private void take() {
        page.navigate(home());
        page.getByText("Plateau").click();
        page.getByText("Service A").click();
        page.locator("button.fill").click();
        page.waitForURL(Pattern.compile(".*/t/.*"));
    }

    private void called() {
        assertThat(page.locator("body.called")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(5_000));
    }

    @Test
    void takesATicketInThreeTapsAndSeesTheCall() {
        take();
        assertThat(page.locator(".ticket-number")).hasText(Pattern.compile("A\\s*001"));
        assertThat(page.locator(".pill")).containsText("En attente, place gardée");
        long begin = System.nanoTime();
        agent.post("agents/me/call-next/").is(200);
        called();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        log.info("from the agent's click to the yellow page: {} ms", took.toMillis());
        assertThat(page.locator("h1")).hasText("C’est à vous");
        assertThat(page.title()).startsWith("Guichet").endsWith("A001");
    }

    @Test
    void twoClicksAreOneTicket() {
        page.navigate(home() + "/plateau/a");
        page.locator("button.fill").dblclick();
        page.waitForURL(Pattern.compile(".*/t/.*"));
        assertThat(branch.read(Long.class, "select count(*) from visit")).containsExactly(1L);
    }

    @Test
    void needsNoScript() {
        hold("fr", false);
        take();
        assertThat(page.locator(".pill")).containsText("En attente");
        assertThat(page.locator("head noscript")).hasCount(1);
        agent.post("agents/me/call-next/").is(200);
        page.getByText("Actualiser").click();
        called();
        page.getByText("J’arrive").click();
        assertThat(page.locator("main")).containsText("On sait que vous arrivez");
    }

    @Test
    void aLostNetworkIsSaidAndCaughtUpWith() {
        take();
        phone.setOffline(true);
        assertThat(page.locator("#bar")).containsText(Pattern.compile("Pas de réseau depuis \\d\\d:\\d\\d"));
        assertThat(page.locator(".ticket.stale")).isVisible();
        agent.post("agents/me/call-next/").is(200);
        assertThat(page.locator(".pill")).containsText("En attente");
        phone.setOffline(false);
        called();
        assertThat(page.locator("#bar")).isHidden();
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidToo() {
        take();
        Pattern ticket = Pattern.compile(".*/t/[^/]+$");
        page.route(ticket, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        agent.post("agents/me/call-next/").is(200);
        assertThat(page.locator("#bar")).isVisible();
        assertThat(page.locator(".pill")).containsText("En attente");
        page.unroute(ticket);
        assertThat(page.locator("body.called")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
        assertThat(page.locator("#bar")).isHidden();
    }

    @Test
    void textOfTwiceTheSizeFits() {
        page.navigate(home() + "/plateau");
        twiceTheSize();
        page.navigate(home() + "/plateau/a");
        twiceTheSize();
        page.locator("button.fill").click();
        page.waitForURL(Pattern.compile(".*/t/.*"));
        twiceTheSize();
        agent.post("agents/me/call-next/").is(200);
        called();
        twiceTheSize();
    }

    private void twiceTheSize() {
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }");
        assertThat(page.evaluate(CUT)).as(page.url()).isEqualTo("");
    }

    @Test
    void everyStateCanBeUsedByEverybody() {
        tellsBySms();
        page.navigate(home() + "/plateau/a");
        page.locator("#phone").fill("77");
        page.locator("button.fill").click();
        assertThat(page.locator("#phone-error")).isVisible();
        Accessible.checkInBothLights(page);
        page.getByText("Je viens plus tard").click();
        page.locator("button[name=without]").click();
        page.waitForURL(Pattern.compile(".*/t/.*"));
        inState("remote");
        page.locator("#arrive").click();
        assertThat(page.locator(".pill.waiting")).isVisible();
        String ticket = agent.post("agents/me/call-next/").is(200).text("id");
        called();
        agent.post("tickets/" + ticket + "/start/").is(200);
        inState("serving");
        agent.post("tickets/" + ticket + "/hold/", Map.of("reason", "papers")).is(200);
        inState("on_hold");
        agent.post("tickets/" + ticket + "/resume/").is(200);
        agent.post("tickets/" + ticket + "/close/").is(200);
        inState("completed");
    }

    @Test
    void aLineThatStandsStillCanBeUsedByEverybody() {
        take();
        branch.tenant
                .manager()
                .post("sites/" + branch.site + "/incident/", Map.of("note", "Panne de courant"))
                .is(201);
        inState("problem");
        page.navigate(home() + "/plateau");
        Accessible.checkInBothLights(page);
        branch.write("update queue set status = 'paused'");
        page.navigate(home() + "/plateau/a");
        assertThat(page.locator(".alert")).isVisible();
        Accessible.checkInBothLights(page);
    }

    private void inState(String mark) {
        assertThat(page.locator(".pill." + mark)).isVisible();
        Accessible.checkInBothLights(page);
    }

    private void tellsBySms() {
        Map<String, Object> template = Map.of(
                "tenant",
                branch.tenant.slug(),
                "name",
                "Called",
                "channel",
                "sms",
                "event",
                "ticket_called",
                "subject",
                "",
                "body",
                "Go");
        branch.tenant
                .admin()
                .post("/api/v1/admin/notification-templates/", template)
                .is(201);
    }

    @Test
    void everyPageCanBeUsedByEverybody() {
        for (String language : new String[] {"fr", "ar"}) {
            hold(language, true);
            page.navigate(house.address() + "/");
            Accessible.checkInBothLights(page);
            page.navigate(home());
            Accessible.checkInBothLights(page);
            page.navigate(home() + "/plateau");
            Accessible.checkInBothLights(page);
            page.navigate(home() + "/plateau/a/poster");
            Accessible.check(page);
            page.navigate(home() + "/plateau/a");
            Accessible.checkInBothLights(page);
            page.locator("button.fill").click();
            page.waitForURL(Pattern.compile(".*/t/.*"));
            assertThat(page.locator("html")).hasAttribute("dir", language.equals("ar") ? "rtl" : "ltr");
            Accessible.checkInBothLights(page);
            String ticket = page.url();
            page.navigate(ticket + "/reach");
            Accessible.checkInBothLights(page);
            page.navigate(ticket);
            String id = agent.post("agents/me/call-next/").is(200).text("id");
            called();
            Accessible.checkInBothLights(page);
            agent.post("tickets/" + id + "/missed/").is(200);
            assertThat(page.locator(".pill.missed")).isVisible();
            Accessible.checkInBothLights(page);
        }
    }

    @Test
    void aWholeVisitWeighsLittleAndIsSoonThere() {
        Weight weight = Weight.of(page);
        page.navigate(home());
        page.getByText("Plateau").click();
        assertThat(page.getByText("Service A")).isVisible();
        long choose = weight.bytes();
        page.getByText("Service A").click();
        page.locator("button.fill").click();
        page.waitForURL(Pattern.compile(".*/t/.*"));
        assertThat(page.locator(".pill")).isVisible();
        page.waitForTimeout(500);
        log.info("choosing weighs {} bytes, choosing, taking and following {}", choose, weight.bytes());
        assertThat(weight.bytes()).isBetween(5_000L, (long) WHOLE_VISIT);

        String ticket = page.url();
        hold("fr", true);
        Weight.of(page).onSlowMobile();
        long begin = System.nanoTime();
        page.navigate(ticket, new Page.NavigateOptions().setTimeout(30_000));
        assertThat(page.locator(".ticket-number")).isVisible();
        log.info("on 400 kbit/s with 400 ms a ticket is there after {} ms", (System.nanoTime() - begin) / 1_000_000);
    }
}
