package io.smartqueue.display;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ReducedMotion;
import io.smartqueue.Await;
import io.smartqueue.Person;
import io.smartqueue.browser.Accessible;
import io.smartqueue.queue.QueueId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class WallScreenBrowserTest extends WallScenario {

    private static final Logger log = LoggerFactory.getLogger(WallScreenBrowserTest.class);

    @Test
    void showsAndSaysACallAsItHappens(Browser browser) {
        take(1);
        try (Wall wall = Wall.landscape(browser).show(address())) {
            assertThat(wall.alone()).isEmpty();

            call(agent);
            long called = System.nanoTime();
            wall.page.waitForSelector(".wall-call .num");
            long shown = (System.nanoTime() - called) / 1_000_000;

            log.info("from the call to the screen: {} ms", shown);
            assertThat(wall.alone()).containsExactly("A001");
            assertThat(wall.page.locator(".wall-counter")).hasText("Guichet3");
            assertThat(Await.until(PATIENCE, wall::said, said -> said.size() == 2))
                    .containsExactly(
                            new Wall.Said("fr", "Numéro A 1, Guichet 3.", 0),
                            new Wall.Said("en", "Number A 1, Counter 3.", 0));
        }
    }

    @Test
    void callsAtTheSameTimeAreShownAndSaidOneAfterTheOther(Browser browser) {
        take(3);
        Person second = agent("Guichet 4");
        Person third = agent("Salle 12");
        try (Wall wall = Wall.landscape(browser).show(address())) {
            call(agent);
            wall.page.waitForSelector(".wall-call .num");
            call(second);
            call(third);

            assertThat(wall.alone()).containsExactly("A001");
            Await.until(PATIENCE, wall::alone, alone -> {
                assertThat(alone).as("never two on yellow").hasSize(1);
                return alone.contains("A002");
            });
            assertThat(wall.between("A001", "A002"))
                    .as("the first has the screen for itself")
                    .isGreaterThan(Duration.ofMillis(5500));
            assertThat(wall.list()).containsExactly("A001");
            Await.until(PATIENCE, wall::alone, List.of("A003")::equals);
            assertThat(wall.list()).containsExactly("A002", "A001");
            List<Wall.Said> said = Await.until(PATIENCE, wall::said, all -> all.size() == 6);
            assertThat(said)
                    .extracting(Wall.Said::text)
                    .containsExactly(
                            "Numéro A 1, Guichet 3.",
                            "Number A 1, Counter 3.",
                            "Numéro A 2, Guichet 4.",
                            "Number A 2, Counter 4.",
                            "Numéro A 3, Salle 12.",
                            "Number A 3, Salle 12.");
            assertThat(said).extracting(Wall.Said::during).containsOnly(0);
        }
    }

    @Test
    void whoIsSentBackDisappearsAndIsNotSaid(Browser browser) {
        take(2);
        Person second = agent("Guichet 4");
        QueueId other = branch.queue("B");
        manager.post("tickets/", Map.of("queue_id", other.toString())).is(201);
        Person third = branch.agentServing(other);
        try (Wall wall = Wall.landscape(browser).show(address())) {
            call(agent);
            wall.page.waitForSelector(".wall-call .num");
            String mistake = call(second);
            second.post("tickets/" + mistake + "/return/", Map.of("reason", "by mistake"))
                    .is(200);
            call(third);

            Await.until(PATIENCE, wall::alone, List.of("B001")::equals);
            assertThat(wall.list()).containsExactly("A001");
            Await.until(PATIENCE, wall::said, said -> said.size() == 4);
            assertThat(wall.said()).extracting(Wall.Said::text).noneMatch(text -> text.contains("A 2"));
        }
    }

    @Test
    void aRepeatedCallInvertsAndIsSaidOnceMore(Browser browser) {
        take(1);
        try (Wall wall = Wall.landscape(browser).show(address())) {
            String id = call(agent);
            Await.until(PATIENCE, wall::said, said -> said.size() == 2);
            branch.write("update leg set called_at = called_at - interval '1 minute' where visit_id = ?::uuid", id);
            agent.post("tickets/" + id + "/recall/").is(200);

            Await.until(PATIENCE, wall::said, said -> said.size() == 4);
            assertThat(wall.page.locator(".wall-call.new")).hasCount(1);
            assertThat(wall.alone()).containsExactly("A001");
        }
    }

    @Test
    void readsFromRightToLeftInArabic(Browser browser) {
        screen = hang("ar");
        take(1);
        try (Wall wall = Wall.landscape(browser).show(address())) {
            call(agent);
            wall.page.waitForSelector(".wall-call .num");

            assertThat(wall.page.locator("html")).hasAttribute("dir", "rtl");
            assertThat(wall.page.locator(".wall-counter b")).hasText("شباك");
            double number = wall.page.locator(".wall-call .num").boundingBox().x;
            assertThat(wall.page.locator(".wall-counter").boundingBox().x)
                    .as("the counter stands at the line's end")
                    .isLessThan(number);
            assertThat(Await.until(PATIENCE, wall::said, said -> !said.isEmpty())
                            .getFirst())
                    .isEqualTo(new Wall.Said("ar", "الرقم A 1، شباك 3.", 0));
            Accessible.check(wall.page);
        }
    }

    @Test
    void isLegibleAtEightMetres(Browser browser) {
        take(3);
        call(agent("Guichet 1"));
        call(agent("Guichet 2"));
        for (int[] format : new int[][] {{1920, 1080}, {1080, 1920}}) {
            try (Wall wall = new Wall(browser, new Browser.NewContextOptions().setViewportSize(format[0], format[1]))
                    .show(address())) {
                isAsLargeAsItsPlaceAllows(wall, ".wall-call .num", 400);
                isAsLargeAsItsPlaceAllows(wall, ".wall-last li .num", 120);
                isAsLargeAsItsPlaceAllows(wall, ".wall-ranges b", 77.9);
                assertThat((Boolean) wall.page.evaluate("document.documentElement.scrollWidth <= innerWidth && "
                                + "document.body.scrollHeight <= innerHeight"))
                        .as("nothing runs over the edge")
                        .isTrue();
                Accessible.check(wall.page);
            }
        }
    }

    /** The size is that of Roboto, which screens have; a wider font is smaller, but then leaves no place unused. */
    private static void isAsLargeAsItsPlaceAllows(Wall wall, String selector, double size) {
        double shown = wall.size(selector);
        Object allows = wall.page.locator(selector).first().evaluate("""
                one => {
                  const row = one.closest('li, section'), shrunk = [one, row].find(each => each.style.fontSize);
                  if (!shrunk) return true;
                  const before = shrunk.style.fontSize, inner = parseFloat(getComputedStyle(row).paddingRight);
                  shrunk.style.fontSize = parseFloat(before) / 0.95 + 'px';
                  const fits = one.scrollWidth <= one.clientWidth + 1
                    && row.lastElementChild.getBoundingClientRect().right
                      <= row.getBoundingClientRect().right - inner + 1;
                  shrunk.style.fontSize = before;
                  return fits;
                }
                """);
        assertThat(shown >= size || allows.equals(false))
                .as(selector + " has " + shown + " px")
                .isTrue();
    }

    @Test
    void standsStillForThoseWhoAskForIt(Browser browser) {
        take(2);
        Person second = agent("Guichet 4");
        var still = new Browser.NewContextOptions().setViewportSize(1920, 1080).setReducedMotion(ReducedMotion.REDUCE);
        try (Wall wall = new Wall(browser, still).show(address())) {
            call(agent);
            assertThat(wall.page.locator(".wall-call.new")).hasCSS("animation-name", "none");
        }
        try (Wall wall = Wall.landscape(browser).show(address())) {
            call(second);
            assertThat(wall.page.locator(".wall-call.new")).not().hasCSS("animation-name", "none");
        }
    }

    @Test
    void isAPageOfItsOwnWithoutScript(Browser browser) {
        take(1);
        call(agent);
        var plain = new Browser.NewContextOptions().setViewportSize(1920, 1080).setJavaScriptEnabled(false);
        try (Wall wall = new Wall(browser, plain)) {
            wall.page.navigate(address());
            assertThat(wall.page.locator(".wall-call .num")).hasText("A001");
            assertThat(wall.page.locator("meta[http-equiv=refresh]")).hasAttribute("content", "15");
        }
    }

    @Test
    void aScreenThatIsUnpairedOffersANewCode(Browser browser) {
        try (Wall wall = Wall.landscape(browser).show(address())) {
            manager.delete("screens/" + screen.text("screen.id") + "/").is(204);

            wall.page.waitForSelector(".wall-code");
            assertThat(wall.page.locator("body")).containsText("n’est plus associé");
            Accessible.check(wall.page);
            String code = wall.page.locator(".wall-code").innerText();
            manager.post("screens/", Map.of("code", code, "name", "Hall", "site", "plateau"))
                    .is(201);
            wall.page.waitForURL(url -> url.matches(".*/display/[A-Za-z0-9_-]{43}"));
            wall.page.waitForSelector(".wall-board");
        }
    }
}
