package io.smartqueue.counter.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An agent's window, signed in. */
final class ConsoleWindow implements AutoCloseable {

    final BrowserContext context;
    final Page page;
    private final String ready;

    private ConsoleWindow(BrowserContext context, Person agent, String next, boolean scripts) {
        this.ready = scripts ? "#desk[data-ready] " : "";
        this.context = context;
        this.page = context.newPage();
        page.navigate(
                agent.organisations().address() + "/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        page.fill("#email", agent.email());
        page.fill("#password", Organisations.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/counter**");
        if (scripts) {
            page.waitForSelector("#desk[data-ready], body:not(.console)");
        }
    }

    static ConsoleWindow of(Browser browser, Person agent) {
        return of(browser, agent, new Browser.NewContextOptions());
    }

    static ConsoleWindow of(Browser browser, Person agent, Browser.NewContextOptions options) {
        return of(browser, agent, options, "/counter");
    }

    /** Where the organisation is still to be chosen. */
    static ConsoleWindow of(Browser browser, Person agent, String next) {
        return of(browser, agent, new Browser.NewContextOptions(), next);
    }

    private static ConsoleWindow of(Browser browser, Person agent, Browser.NewContextOptions options, String next) {
        boolean scripts = options.javaScriptEnabled == null || options.javaScriptEnabled;
        return new ConsoleWindow(
                browser.newContext(options.setLocale("fr-FR").setViewportSize(1366, 768)), agent, next, scripts);
    }

    /** The next step, which has the same place in every state. */
    Locator step() {
        return page.locator("#step");
    }

    /** Until the ticket in hand, or the lack of one, stands there, and the console listens to keys. */
    void sees(String state) {
        page.waitForSelector(ready + "#hand[data-state='" + state + "']");
    }

    /** Past the moment in which a second click counts as the first one's. */
    void breathes() {
        page.waitForTimeout(450);
    }

    @Override
    public void close() {
        context.close();
    }
}
