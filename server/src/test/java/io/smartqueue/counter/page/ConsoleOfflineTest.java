package io.smartqueue.counter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.smartqueue.counter.CounterScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An act between the click and its answer, and what cuts in. */
class ConsoleOfflineTest extends CounterScenario {

    @Test
    void aClickWithoutNetworkIsKeptAndDoneOnceWhenItIsBack(Browser browser) {
        take("Awa Ndiaye");
        take("Fatou Sarr");
        try (var window = ConsoleWindow.of(browser, agent)) {
            Page page = window.page;
            page.waitForSelector("#live:visible");
            window.context.setOffline(true);
            window.step().click();
            PlaywrightAssertions.assertThat(page.locator("#offline"))
                    .containsText("Votre action est enregistrée et sera envoyée une seule fois : Appeler A001");
            assertThat(happened("called")).isZero();
            window.step().click();
            window.context.setOffline(false);
            window.sees("called");
            PlaywrightAssertions.assertThat(page.locator("#offline")).isHidden();
            page.waitForSelector("#live:visible");
        }
        assertThat(happened("called")).isEqualTo(1);
        assertThat(happened("started")).isZero();
    }

    @Test
    void anActWhoseAnswerWasLostIsNotDoneAgain(Browser browser) {
        take("Awa Ndiaye");
        take("Fatou Sarr");
        try (var window = ConsoleWindow.of(browser, agent)) {
            Page page = window.page;
            window.step().click();
            window.sees("called");
            window.breathes();
            window.step().click();
            window.sees("serving");
            window.breathes();
            int[] asked = {0};
            page.route("**/close", route -> {
                if (asked[0]++ == 0) {
                    route.fetch();
                    route.abort("connectionreset");
                } else {
                    route.resume();
                }
            });
            window.step().click();
            window.sees("called");
            assertThat(asked[0]).isEqualTo(2);
            PlaywrightAssertions.assertThat(page.locator("#refused")).isEmpty();
        }
        assertThat(happened("completed")).isEqualTo(1);
        assertThat(happened("called")).isEqualTo(2);
    }

    @Test
    void anAnswerThatNeverComesIsAskedForAgain(Browser browser) {
        take("Awa Ndiaye");
        try (var window = ConsoleWindow.of(browser, agent)) {
            Page page = window.page;
            List<Route> swallowed = new ArrayList<>();
            page.route("**/call-next", route -> {
                if (swallowed.isEmpty()) {
                    swallowed.add(route);
                } else {
                    route.resume();
                }
            });
            window.step().click();
            PlaywrightAssertions.assertThat(page.locator("#hand[data-state='called']"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(25_000));
            PlaywrightAssertions.assertThat(page.locator("#offline")).isHidden();
        }
        assertThat(happened("called")).isEqualTo(1);
    }

    @Test
    void aProxysAnswerIsNotBelieved(Browser browser) {
        take("Awa Ndiaye");
        try (var window = ConsoleWindow.of(browser, agent)) {
            Page page = window.page;
            page.route(
                    Pattern.compile(".*/(now|call-next)$"),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(200)
                            .setContentType("text/html")
                            .setBody("<p id='login'>Wi-Fi: code?</p>")));
            window.step().click();
            PlaywrightAssertions.assertThat(page.locator("#offline")).containsText("Appeler A001");
            PlaywrightAssertions.assertThat(page.locator("#login")).hasCount(0);
            page.unrouteAll();
            window.sees("called");
        }
        assertThat(happened("called")).isEqualTo(1);
    }

    @Test
    void aDialogClosedWhileItsActIsOnTheWayDoesNotStopTheConsole(Browser browser) {
        take("Awa Ndiaye");
        take("Fatou Sarr");
        agent.post("agents/me/call-next/").is(200);
        try (var window = ConsoleWindow.of(browser, agent)) {
            Page page = window.page;
            List<Route> asked = new ArrayList<>();
            page.locator("#return").click();
            page.fill("#reason", "Appel par erreur");
            page.route("**/return", asked::add);
            page.locator("#dialog .dialog-acts button").click();
            window.breathes();
            page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(page.locator("#dialog")).isHidden();
            asked.getLast().resume();
            window.sees("free");
            window.breathes();
            window.step().click();
            window.sees("called");
        }
        assertThat(happened("returned")).isEqualTo(1);
    }

    @Test
    void aDialogClosedWithoutNetworkStillHasItsActDoneOnce(Browser browser) {
        take("Awa Ndiaye");
        agent.post("agents/me/call-next/").is(200);
        try (var window = ConsoleWindow.of(browser, agent)) {
            Page page = window.page;
            page.waitForSelector("#live:visible");
            page.locator("#return").click();
            page.fill("#reason", "Appel par erreur");
            window.context.setOffline(true);
            page.locator("#dialog .dialog-acts button").click();
            PlaywrightAssertions.assertThat(page.locator("#offline")).containsText("Remettre en file");
            page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(page.locator("#dialog")).isHidden();
            window.context.setOffline(false);
            window.sees("free");
            window.breathes();
            window.step().click();
            window.sees("called");
        }
        assertThat(happened("returned")).isEqualTo(1);
    }

    @Test
    void aRefusedStreamIsNotCalledALostNetwork(Browser browser) {
        try (var window = ConsoleWindow.of(browser, agent)) {
            Page page = window.page;
            page.waitForSelector("#live:visible");
            page.route("**/events", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            page.reload();
            page.waitForSelector("#polled:visible");
            PlaywrightAssertions.assertThat(page.locator("#lost")).isHidden();
            PlaywrightAssertions.assertThat(page.locator("#offline")).isHidden();
        }
    }
}
