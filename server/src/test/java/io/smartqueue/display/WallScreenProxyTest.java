package io.smartqueue.display;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.smartqueue.Await;
import io.smartqueue.Person;
import io.smartqueue.browser.Intermediary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A screen does not believe what something between it and the server says in the server's place. */
class WallScreenProxyTest extends WallScenario {

    private static final String LOGIN = "<!doctype html><title>Wi-Fi</title><form id='login'>Code?</form>";
    private static final Duration SOON = Duration.ofSeconds(10);

    /** At least; in any case until the screen has asked three times. */
    private static final Duration LASTS = Duration.ofSeconds(Integer.getInteger("smartqueue.test.fault-seconds", 0));

    private static final Logger LOG = LoggerFactory.getLogger(WallScreenProxyTest.class);

    @Test
    void isRightAgainSoonAfterAProxyAnsweredInsteadOfTheServer(Browser browser) {
        List<Person> agents = List.of(agent, agent("Guichet 4"), agent("Guichet 5"), agent("Guichet 6"));
        take(agents.size());
        try (var proxy = new Intermediary(organisations.address());
                Wall wall = Wall.landscape(browser).show(proxy.address() + screen.text("address"))) {
            String address = wall.page.url();
            List<Runnable> faults = List.of(
                    () -> proxy.answers(404, "<h1>Not Found</h1>"),
                    () -> proxy.answers(502, "<h1>Bad Gateway</h1>"),
                    () -> proxy.answers(200, LOGIN),
                    proxy::isSilent);
            for (int i = 0; i < faults.size(); i++) {
                faults.get(i).run();
                assertThat(wall.page.locator("#stale"))
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
                call(agents.get(i));
                Instant ends = Instant.now().plus(LASTS);
                Await.until(
                        PATIENCE.plus(LASTS),
                        proxy::answered,
                        answered -> answered >= 3 && !Instant.now().isBefore(ends));
                assertThat(wall.page).hasURL(address);

                proxy.passes();
                Instant passes = Instant.now();
                assertThat(wall.page.locator(".wall-call .num"))
                        .hasText("A00" + (i + 1), new LocatorAssertions.HasTextOptions().setTimeout(SOON.toMillis()));
                LOG.info("fault {} lasted {}, right after {}", i + 1, LASTS, Duration.between(passes, Instant.now()));
                assertThat(wall.page.locator("#stale")).isHidden();
            }
        }
    }

    @Test
    void aScreenThatWaitsForItsCodeOutlivesAProxysErrors(Browser browser) {
        try (var proxy = new Intermediary(organisations.address());
                Wall wall = Wall.landscape(browser)) {
            wall.page.navigate(proxy.address() + "/display");
            String code = wall.page.locator(".wall-code").innerText();
            proxy.answers(502, "<h1>Bad Gateway</h1>");
            Await.until(PATIENCE, proxy::answered, answered -> answered >= 2);
            assertThat(wall.page.locator(".wall-code")).hasText(code);

            proxy.passes();
            manager.post("screens/", Map.of("code", code, "name", "Hall", "site", "plateau"))
                    .is(201);
            wall.page.waitForSelector(".wall-board");
        }
    }
}
