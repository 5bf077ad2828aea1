package io.smartqueue.display;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.smartqueue.Await;
import io.smartqueue.Person;
import io.smartqueue.browser.Intermediary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A screen does not believe what something between it and the server says in the server's place. */
class WallScreenProxyTest extends WallScenario {

    private static final String LOGIN = "<!doctype html><title>Wi-Fi</title><form id='login'>Code?</form>";
    private static final Duration SOON = Duration.ofSeconds(10);

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
                Await.until(PATIENCE, proxy::answered, answered -> answered >= 3);
                assertThat(wall.page).hasURL(address);

                proxy.passes();
                assertThat(wall.page.locator(".wall-call .num"))
                        .hasText("A00" + (i + 1), new LocatorAssertions.HasTextOptions().setTimeout(SOON.toMillis()));
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
