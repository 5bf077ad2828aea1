package io.smartqueue.display;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.smartqueue.browser.OldestBrowsers;
import org.junit.jupiter.api.Test;

/** Televisions are older than telephones: the screen works there, or says that it does not. */
class WallScreenOldBrowserTest extends WallScenario {

    /** How long a screen may show the number before. */
    private static final int AT_MOST = 15_000;

    @Test
    void showsTheNextNumberInTheOldestBrowser(Browser browser) {
        take(1);
        try (Wall wall = Wall.landscape(browser)) {
            wall.context.addInitScript(OldestBrowsers.asOldAsTheOldest());
            wall.show(address());
            call(agent);
            shows(wall, "A001");
        }
    }

    @Test
    void showsTheNextNumberWithAScriptThatDoesNotParse(Browser browser) {
        take(1);
        try (Wall wall = Wall.landscape(browser)) {
            breaks(wall, "wall");
            wall.page.navigate(address());
            call(agent);
            shows(wall, "A001");
        }
    }

    @Test
    void showsTheNextNumberWhenItsScriptStops(Browser browser) {
        take(1);
        try (Wall wall = Wall.landscape(browser).show(address())) {
            wall.page.evaluate("document.querySelector('.wall-last').remove()");
            call(agent);
            shows(wall, "A001");
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

    private static void breaks(Wall wall, String script) {
        wall.context.route(
                "**/assets/" + script + "-*.js",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody("let = (")));
    }

    private static void shows(Wall wall, String number) {
        Locator alone = wall.page.locator(".wall-call .num");
        assertThat(alone).hasText(number, new LocatorAssertions.HasTextOptions().setTimeout(AT_MOST));
    }
}
