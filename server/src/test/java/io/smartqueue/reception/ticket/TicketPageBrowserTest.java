package io.smartqueue.reception.ticket;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.smartqueue.Await;
import io.smartqueue.browser.Weight;
import io.smartqueue.reception.CustomerScenario;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class TicketPageBrowserTest extends CustomerScenario {

    private static final Logger log = LoggerFactory.getLogger(TicketPageBrowserTest.class);
    /** Bytes, of which 2 kB are for notifications of the browser. */
    private static final int WHOLE_VISIT = 22_048;

    TicketPageBrowserTest(Browser browser) {
        super(browser);
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
    void aMoveOfTheLineChangesThePlaceAndFetchesNothingElse() {
        String queue = branch.read(String.class, "select id::text from queue where status = 'active' limit 1")
                .getFirst();
        // Far enough back that nobody is asked to stay near before or after.
        List<String> before = Stream.generate(() -> branch.tenant
                        .manager()
                        .post("tickets/", Map.of("queue_id", queue))
                        .is(201)
                        .id())
                .limit(6)
                .toList();
        take();
        assertThat(page.locator(".line-words")).containsText("6 personnes avant vous");
        page.locator("#cancel").click();
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url().replaceAll(".*/t/[^/]+", "")));
        branch.tenant
                .manager()
                .post("tickets/" + before.getFirst() + "/cancel/", Map.of("reason", "left"))
                .is(200);
        assertThat(page.locator(".line-words")).containsText("5 personnes avant vous");
        assertThat(page.locator(".btn.danger")).isVisible();
        assertThat(asked).contains("/state").doesNotContain("");
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
    void whatAProxySaysInTheServersPlaceIsNotBelieved() {
        take();
        Pattern ticket = Pattern.compile(".*/t/[^/]+$");
        for (int status : new int[] {200, 404}) {
            page.route(
                    ticket,
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(status)
                            .setContentType("text/html")
                            .setBody("<form id='login'>Wi-Fi: code?</form>")));
            page.evaluate("dispatchEvent(new Event('online'))");
            assertThat(page.locator("#bar")).isVisible();
            assertThat(page.locator("#login")).hasCount(0);
            page.unroute(ticket);
            assertThat(page.locator("#bar")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(15_000));
        }
        assertThat(page.locator(".pill")).containsText("En attente");
    }

    /** So that nobody's turn is near. */
    private void takeBefore(int people) {
        String queue = branch.read(String.class, "select id::text from queue where status = 'active' limit 1")
                .getFirst();
        for (int i = 0; i < people; i++) {
            branch.tenant.manager().post("tickets/", Map.of("queue_id", queue)).is(201);
        }
    }

    /** The turn of the one who took the last ticket approaches, because they are far away. */
    private Instant turnApproaches() {
        String last = branch.read(String.class, "select visit_id::text from leg order by joined_at desc limit 1")
                .getFirst();
        branch.tenant
                .manager()
                .post("tickets/" + last + "/travel/", Map.of("minutes", 120))
                .is(200);
        return Await.until(
                        Duration.ofSeconds(20),
                        () -> branch.read(
                                OffsetDateTime.class,
                                "select at from ticket_event where type = 'almost' and visit_id = cast(? as uuid)",
                                last),
                        told -> !told.isEmpty())
                .getFirst()
                .toInstant();
    }

    /** A machine that does much else may be late once. */
    @Test
    void saysThatTheTurnApproachesWithoutLoadingAgain() {
        takeBefore(12);
        take();
        page.evaluate("""
                window.saidAt = 0;
                new MutationObserver(function () {
                    if (document.getElementById('almost') && !window.saidAt) { window.saidAt = Date.now(); }
                }).observe(document, {childList: true, subtree: true});
                """);
        Instant told = turnApproaches();
        assertThat(page.locator("#almost")).containsText("Revenez maintenant");
        double said = ((Number) page.evaluate("window.saidAt")).doubleValue();
        assertThat(said).as("the page of before").isPositive();
        log.info("from the event to the page: {} ms", (long) said - told.toEpochMilli());
    }

    @Test
    void saysWithoutAScriptAtTheNextLoadThatTheTurnApproaches() {
        takeBefore(12);
        hold("fr", false);
        take();
        assertThat(page.locator("#almost")).hasCount(0);
        turnApproaches();
        page.getByText("Actualiser").click();
        assertThat(page.locator("#almost")).containsText("Revenez maintenant");
    }

    @Test
    void nothingJumpsAtTheCall() {
        take();
        double before = page.locator(".org").boundingBox().y;
        agent.post("agents/me/call-next/").is(200);
        called();
        assertThat(page.locator(".org").boundingBox().y).isEqualTo(before);
        assertThat(page.locator(".weave")).hasCSS("visibility", "hidden");
        page.locator("#postpone").click();
        assertThat(page.locator(".pill")).containsText("En attente");
        assertThat(page.locator(".weave")).hasCSS("visibility", "visible");
        assertThat(page.locator(".org").boundingBox().y).isEqualTo(before);
    }

    @Test
    void whoIsLastIsToldThatNobodyCanPass() {
        take();
        page.locator("#postpone").click();
        assertThat(page.locator(".alert")).containsText("Personne n’attend derrière vous");
    }

    @Test
    void manyTabsStayOpenBecauseHiddenOnesCloseTheirStream() {
        take();
        String ticket = page.url();
        for (int tab = 1; tab <= 7; tab++) {
            page.evaluate("Object.defineProperty(document, 'hidden', {get: () => true, configurable: true});"
                    + "document.dispatchEvent(new Event('visibilitychange'))");
            page = phone.newPage();
            page.navigate(ticket);
            assertThat(page.locator(".pill")).containsText("En attente");
        }
        agent.post("agents/me/call-next/").is(200);
        called();
        Page first = phone.pages().getFirst();
        first.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(first.locator("body.called")).isVisible();
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
