package io.smartqueue.display;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.smartqueue.Await;
import io.smartqueue.Person;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A screen that hears nothing for a while, or has become old, and goes on. */
class WallScreenOfflineTest extends WallScenario {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    @Test
    void saysHowOldItIsWithoutTheServerAndRecovers(Browser browser) {
        take(2);
        Person second = agent("Guichet 4");
        call(agent);
        try (Wall wall = Wall.landscape(browser).show(address())) {
            assertThat(wall.alone()).containsExactly("A001");
            Locator bar = wall.page.locator("#stale");
            assertThat(bar).isHidden();

            wall.context.setOffline(true);
            bar.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
            assertThat(bar.innerText()).matches("(?s).*Informations de \\d\\d:\\d\\d\\. Écoutez l’accueil\\.");
            assertThat(wall.alone()).as("no yellow on what may be old").isEmpty();
            assertThat(wall.list()).containsExactly("A001");
            assertThat(wall.page.locator(".wall-main.stale.quiet")).hasCount(1);

            call(second);
            wall.context.setOffline(false);
            bar.waitFor(new Locator.WaitForOptions()
                    .setState(WaitForSelectorState.HIDDEN)
                    .setTimeout(PATIENCE.toMillis()));
            Await.until(PATIENCE, wall::alone, List.of("A002")::equals);
            Await.until(PATIENCE, wall::said, said -> said.size() == 2);
        }
    }

    @Test
    void whatWasNotHeardIsSaidWhenThereIsNewsAgain(Browser browser) {
        take(4);
        List<Person> others = List.of(agent("Guichet 4"), agent("Guichet 5"), agent("Guichet 6"));
        try (Wall wall = Wall.landscape(browser).show(address())) {
            call(agent);
            others.forEach(WallScreenOfflineTest::call);
            assertThat(wall.page.locator("template[data-call]")).hasCount(4);

            wall.context.setOffline(true);
            Locator bar = wall.page.locator("#stale");
            bar.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE.toMillis()));
            assertThat(wall.said()).extracting(Wall.Said::text).noneMatch(text -> text.contains("A 4"));
            wall.context.setOffline(false);

            Await.until(PATIENCE.multipliedBy(2), wall::alone, List.of("A004")::equals);
            Await.until(PATIENCE, wall::said, said -> said.getLast().text().equals("Number A 4, Counter 6."));
            assertThat(wall.said())
                    .extracting(Wall.Said::text)
                    .as("what was heard is not said again")
                    .containsOnlyOnce("Numéro A 1, Guichet 3.", "Numéro A 2, Guichet 4.");
        }
    }

    @Test
    void aCallThatComesWithANewVersionOfTheServerIsSaid(Browser browser) {
        take(1);
        try (Wall wall = Wall.landscape(browser).show(address())) {
            wall.page.route("**/state", ask -> {
                APIResponse answer = ask.fetch();
                ask.fulfill(new Route.FulfillOptions()
                        .setResponse(answer)
                        .setBody(answer.text().replaceFirst("data-files=\"", "data-files=\"new-")));
            });
            call(agent);

            Await.until(PATIENCE, wall::said, said -> said.size() == 2);
            wall.page.unrouteAll();
        }
    }

    @Test
    void theClockStaysRightWhenTheDevicesClockIsSet(Browser browser) {
        try (Wall wall = Wall.landscape(browser)) {
            wall.context.addInitScript("""
                    const real = Date.now;
                    window.wrong = 3 * 3600e3;
                    Date.now = () => real() + window.wrong;
                    """);
            wall.show(address());
            isRight(wall);
            wall.page.evaluate("window.wrong = 0");
            wall.page.waitForResponse(answer -> answer.url().endsWith("/state"), () -> {});
            isRight(wall);
            assertThat(wall.page.locator("#stale")).isHidden();
        }
    }

    private static void isRight(Wall wall) {
        Await.until(PATIENCE, () -> wall.page.locator("#clock").innerText().strip(), shown -> {
            var now = LocalTime.now(ZoneId.of("Africa/Dakar"));
            return Stream.of(now, now.minusMinutes(1)).anyMatch(time -> shown.equals(HOUR.format(time)));
        });
    }

    @Test
    void asksTheDeviceToStayOnWheneverItIsVisible(Browser browser) {
        try (Wall wall = Wall.landscape(browser)) {
            wall.context.addInitScript("""
                    window.asked = [];
                    Object.defineProperty(navigator, 'wakeLock', {value: {
                      request(kind) { window.asked.push(kind); return Promise.reject(new Error('low battery')); }
                    }});
                    """);
            wall.show(address());
            assertThat(wall.page.evaluate("window.asked")).isEqualTo(List.of("screen"));
            wall.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
            assertThat(wall.page.evaluate("window.asked")).isEqualTo(List.of("screen", "screen"));
        }
    }
}
