package io.smartqueue.display;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.smartqueue.Person;
import io.smartqueue.browser.OldStylesheets;
import io.smartqueue.browser.OldestBrowsers;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Televisions are older than telephones: the screen works there, or says that it does not. */
class WallScreenOldBrowserTest extends WallScenario {

    /** How long a screen may show the number before. */
    private static final int AT_MOST = 15_000;

    /** How many pages one call is shown on: a browser opens six connections, and each page holds one. */
    private static final int AT_ONCE = 5;

    @Test
    void showsTheNextNumberInTheOldestBrowser(Browser browser) {
        take(1);
        try (Wall wall = Wall.landscape(browser)) {
            wall.context.addInitScript(OldestBrowsers.asOldAsTheOldest());
            wall.show(address());
            call(agent);
            shows(wall.page, "A001");
        }
    }

    @Test
    void showsTheNextNumberWithoutAnyOneOfTheNewerInterfaces(Browser browser) {
        List<String> lacks = OldestBrowsers.withoutOneEach();
        int turns = (lacks.size() + AT_ONCE - 1) / AT_ONCE;
        take(turns);
        for (int turn = 0; turn < turns; turn++) {
            Person next = agent("Guichet " + (turn + 4));
            try (Wall wall = Wall.landscape(browser)) {
                List<Page> pages = lacks.subList(turn * AT_ONCE, Math.min(lacks.size(), (turn + 1) * AT_ONCE)).stream()
                        .map(lack -> show(wall.context.newPage(), lack))
                        .toList();
                call(next);
                for (Page page : pages) {
                    shows(page, String.format("A%03d", turn + 1));
                }
            }
        }
    }

    private Page show(Page page, String lack) {
        page.addInitScript(lack);
        page.navigate(address());
        return page;
    }

    @ParameterizedTest
    @ValueSource(strings = {"wall", "fit", "voice", "alive"})
    void showsTheNextNumberWithAScriptThatDoesNotParse(String script, Browser browser) {
        take(1);
        try (Wall wall = Wall.landscape(browser)) {
            breaks(wall, script);
            wall.page.navigate(address());
            call(agent);
            shows(wall.page, "A001");
        }
    }

    @Test
    void showsTheNextNumberWhenItsScriptStops(Browser browser) {
        take(1);
        try (Wall wall = Wall.landscape(browser).show(address())) {
            wall.page.evaluate("document.querySelector('.wall-last').remove()");
            call(agent);
            shows(wall.page, "A001");
        }
    }

    @Test
    void saysThatItCannotWithoutAnyScriptThatParses(Browser browser) {
        try (Wall wall = Wall.landscape(browser)) {
            breaks(wall, "*");
            wall.page.navigate(address());
            assertThat(wall.page.locator(".wall-late")).isHidden();
            assertThat(wall.page.locator(".wall-late"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(AT_MOST));
        }
    }

    @Test
    void keepsItsPartsApartWithTheStylesheetsOfTheOldestBrowser(Browser browser) {
        take(3);
        List.of(agent, agent("Caisse principale"), agent("Guichet 103")).forEach(WallScenario::call);
        take(2);
        try (Wall wall = Wall.landscape(browser)) {
            OldStylesheets.in(wall.context);
            wall.show(address());
            Assertions.assertThat(OldStylesheets.touching(wall.page)).isEmpty();
            wall.page.setViewportSize(1080, 1920);
            Assertions.assertThat(OldStylesheets.touching(wall.page)).isEmpty();
        }
    }

    private static void breaks(Wall wall, String script) {
        wall.context.route(
                "**/assets/" + script + "-*.js",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody("let = (")));
    }

    private static void shows(Page page, String number) {
        Locator alone = page.locator(".wall-call .num");
        assertThat(alone).hasText(number, new LocatorAssertions.HasTextOptions().setTimeout(AT_MOST));
    }
}
