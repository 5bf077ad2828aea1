package io.smartqueue.reception;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.smartqueue.browser.OldestBrowsers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A phone of 2020, or one without scripts, still shows the call. */
class TicketPageOldBrowserTest extends CustomerScenario {

    TicketPageOldBrowserTest(Browser browser) {
        super(browser);
    }

    @Test
    void seesTheCallInTheOldestBrowser() {
        phone.addInitScript(OldestBrowsers.asOldAsTheOldest());
        take();
        assertThat(page.locator("#bar")).isHidden();
        agent.post("agents/me/call-next/").is(200);
        called();
        page.getByText("J’arrive").click();
        assertThat(page.locator("main")).containsText("On sait que vous arrivez");
    }

    @Test
    void seesTheCallWithAScriptThatDoesNotParse() {
        phone.route(
                Pattern.compile(".*/assets/ticket-.*\\.js"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody("let = (")));
        take();
        agent.post("agents/me/call-next/").is(200);
        assertThat(page.locator("body.called")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
    }
}
