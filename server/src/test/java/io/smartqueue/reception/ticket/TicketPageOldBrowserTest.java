package io.smartqueue.reception.ticket;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.smartqueue.browser.OldStylesheets;
import io.smartqueue.browser.OldestBrowsers;
import io.smartqueue.reception.CustomerScenario;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone of 2020, or one without scripts, still shows the call. */
class TicketPageOldBrowserTest extends CustomerScenario {

    private static final LocatorAssertions.IsVisibleOptions IN_TIME =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    /** How many pages show one ticket: a browser opens six connections, and each page holds one. */
    private static final int AT_ONCE = 5;

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
    void seesTheCallWithoutAnyOneOfTheNewerInterfaces() {
        List<String> lacks = OldestBrowsers.withoutOneEach();
        for (int turn = 0; turn < lacks.size(); turn += AT_ONCE) {
            hold("fr", true);
            take();
            String ticket = page.url();
            page.close();
            List<Page> pages = lacks.subList(turn, Math.min(lacks.size(), turn + AT_ONCE)).stream()
                    .map(lack -> open(ticket, lack))
                    .toList();
            String called = agent.post("agents/me/call-next/").is(200).id();
            for (Page one : pages) {
                assertThat(one.locator("body.called")).isVisible(IN_TIME);
                one.close();
            }
            agent.post("tickets/" + called + "/no-show/").is(200);
        }
    }

    private Page open(String ticket, String lack) {
        Page one = phone.newPage();
        one.addInitScript(lack);
        one.navigate(ticket);
        return one;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "alive"})
    void seesTheCallWithAScriptThatDoesNotParse(String script) {
        phone.route(
                Pattern.compile(".*/assets/" + script + "-.*\\.js"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody("let = (")));
        take();
        agent.post("agents/me/call-next/").is(200);
        assertThat(page.locator("body.called")).isVisible(IN_TIME);
    }

    @Test
    void keepsItsPartsApartWithTheStylesheetsOfTheOldestBrowser() {
        OldStylesheets.in(phone);
        take();
        Assertions.assertThat(OldStylesheets.touching(page)).isEmpty();
        page.goBack();
        Assertions.assertThat(OldStylesheets.touching(page)).isEmpty();
        page.goForward();
        agent.post("agents/me/call-next/").is(200);
        called();
        Assertions.assertThat(OldStylesheets.touching(page)).isEmpty();
        page.navigate(home());
        Assertions.assertThat(OldStylesheets.touching(page)).isEmpty();
        page.getByText("Plateau").click();
        Assertions.assertThat(OldStylesheets.touching(page)).isEmpty();
    }
}
