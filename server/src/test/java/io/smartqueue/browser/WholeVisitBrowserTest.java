package io.smartqueue.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.smartqueue.Await;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Three windows: a ticket is taken on a phone, called at a counter, shown and said on the wall, told on the phone. */
@BrowserTest
class WholeVisitBrowserTest {

    private static final Logger log = LoggerFactory.getLogger(WholeVisitBrowserTest.class);
    private static final String LISTEN = """
            window.said = [];
            Object.defineProperty(window, 'speechSynthesis', {value: {
              speak(sentence) {
                window.said.push(sentence.text);
                setTimeout(() => sentence.onend?.(new Event('end')));
              },
              cancel() {}
            }});
            """;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void takenOnAPhoneCalledAtACounterSeenAndHeardOnTheWall(Browser browser) {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        Person agent = branch.agentServing(queue);
        String screen = branch.tenant
                .manager()
                .post("screens/", Map.of("name", "Hall", "site", "plateau", "languages", new String[] {"fr"}))
                .is(201)
                .text("address");
        try (BrowserContext phone = browser.newContext(size(360, 640));
                BrowserContext desk = browser.newContext(size(1366, 768));
                BrowserContext wall = browser.newContext(size(1920, 1080))) {
            Page ticket = take(phone, branch);
            Page console = sitDown(desk, agent);
            wall.addInitScript(LISTEN);
            Page shown = wall.newPage();
            shown.waitForResponse(
                    answer -> answer.url().endsWith("/events"), () -> shown.navigate(organisations.address() + screen));
            assertThat(shown.locator(".wall-call .num")).hasCount(0);

            long called = System.nanoTime();
            console.keyboard().press("Space");
            assertThat(console.locator(".i-called")).isVisible();
            assertThat(ticket.locator("body.called")).isVisible();
            long told = System.nanoTime();
            assertThat(shown.locator(".wall-call .num")).hasText("A001");
            Await.until(Duration.ofSeconds(60), () -> shown.evaluate("window.said.length > 0"), Boolean.TRUE::equals);
            long heard = System.nanoTime();

            log.info(
                    "from the agent's key to the phone {} ms, to the words on the wall {} ms",
                    Duration.ofNanos(told - called).toMillis(),
                    Duration.ofNanos(heard - called).toMillis());
            assertThat(ticket.locator("h1")).hasText("C’est à vous");
            assertThat(String.valueOf(shown.evaluate("window.said[0]"))).startsWith("Numéro A 1");
        }
    }

    private Page take(BrowserContext phone, Branch branch) {
        Page page = phone.newPage();
        page.navigate(organisations.address() + "/o/" + branch.tenant.slug());
        page.getByText("Service A").click();
        page.locator("button.fill").click();
        page.waitForURL(Pattern.compile(".*/t/.*"));
        return page;
    }

    private static Page sitDown(BrowserContext desk, Person agent) {
        Page page = SignedIn.to("/counter", desk, agent);
        assertThat(page.locator("#desk[data-ready] .i-free")).isVisible();
        return page;
    }

    private static Browser.NewContextOptions size(int width, int height) {
        return new Browser.NewContextOptions().setViewportSize(width, height).setLocale("fr");
    }
}
