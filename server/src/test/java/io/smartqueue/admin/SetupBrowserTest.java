package io.smartqueue.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.browser.Accessible;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.browser.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From an empty organisation to the first person served, as an administrator does it in a browser. */
@BrowserTest
class SetupBrowserTest {

    @Autowired
    Organisations organisations;

    TestTenant bank;
    String root = "";

    @BeforeEach
    void open() {
        bank = organisations.open();
        root = organisations.address() + "/admin/" + bank.slug();
    }

    @Test
    void byMouseFromNothingToTheFirstPersonServed(Browser browser) {
        try (BrowserContext context = french(browser)) {
            Page page = SignedIn.to("/admin", context, bank.admin());
            setUp(page, Page::fill, Page::click);
            page.click("text=Ouvrir le guichet");
            page.click(".seat >> nth=0");
            assertThat(page.locator("#desk[data-ready]")).isVisible();
            serve(page, () -> page.click("#step"), () -> page.click("#close"));
        }
    }

    @Test
    void byKeyboardAloneFromNothingToTheFirstPersonServed(Browser browser) {
        try (BrowserContext context = french(browser)) {
            Page page = SignedIn.to("/admin", context, bank.admin());
            setUp(page, SetupBrowserTest::type, SetupBrowserTest::press);
            press(page, "text=Ouvrir le guichet");
            press(page, ".seat >> nth=0");
            assertThat(page.locator("#desk[data-ready]")).isVisible();
            serve(
                    page,
                    () -> page.keyboard().press("Space"),
                    () -> page.keyboard().press("f"));
        }
    }

    private static void setUp(Page page, Fill fill, BiConsumer<Page, String> act) {
        page.waitForURL("**/first-hour*");
        String save = "form.panel:has([name=if_match]) button.fill";
        act.accept(page, save);
        page.waitForURL("**step=site*");
        fill.in(page, "#name", "Plateau");
        act.accept(page, save);
        page.waitForURL("**step=services*");
        fill.in(page, "#name", "Retrait");
        act.accept(page, save);
        assertThat(page.locator("[role=status]")).containsText("ajouté");
        act.accept(page, "button[value=next]");
        page.waitForURL("**step=queues*");
        act.accept(page, save);
        page.waitForURL("**step=counters*");
        act.accept(page, save);
        page.waitForURL("**step=people*");
        for (String step : List.of("words", "message", "poster", "ticket")) {
            act.accept(page, "button[name=act]");
            page.waitForURL("**step=" + step + "*");
        }
        act.accept(page, save);
        assertThat(page.locator("[role=status]")).containsText("ticket d’essai");
    }

    private static void serve(Page page, Runnable step, Runnable close) {
        step.run();
        assertThat(page.locator(".i-called .num")).hasText("A001");
        breathe(page);
        step.run();
        assertThat(page.locator(".i-serving")).isVisible();
        breathe(page);
        close.run();
        assertThat(page.locator(".i-free")).isVisible();
    }

    /** Past the moment in which a second click counts as the first one's. */
    private static void breathe(Page page) {
        page.waitForTimeout(450);
    }

    private interface Fill {
        void in(Page page, String field, String text);
    }

    /** Moves on with the tabulator until the element has the focus, as somebody without a mouse does. */
    private static void reach(Page page, String selector) {
        Locator wanted = page.locator(selector).first();
        for (int i = 0; i < 150; i++) {
            if (Boolean.TRUE.equals(wanted.evaluate("one => one === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the tabulator does not lead to " + selector);
    }

    private static void type(Page page, String selector, String text) {
        reach(page, selector);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    private static void press(Page page, String selector) {
        reach(page, selector);
        page.keyboard().press("Enter");
    }

    @Test
    void everyPageCanBeUsedByEverybodyAlsoFromRightToLeft(Browser browser) {
        Map<String, String> made = furnish();
        try (BrowserContext context = french(browser)) {
            Page page = SignedIn.to("/admin", context, bank.admin());
            page.waitForURL("**/first-hour*");
            for (String language : List.of("fr", "ar")) {
                for (String one : pages(made)) {
                    page.navigate(root + "/" + one + (one.contains("?") ? "&" : "?") + "lang=" + language);
                    Accessible.checkInBothLights(page);
                }
            }
            page.navigate(root + "/services/new?lang=ar");
            page.fill("#code", "1");
            page.click("form.panel button.fill");
            assertThat(page.locator("#name[aria-invalid]")).isVisible();
            Accessible.checkInBothLights(page);
            Accessible.checkTwiceTheSize(page);
        }
    }

    private static List<String> pages(Map<String, String> made) {
        return List.of(
                "first-hour?step=site",
                "first-hour?step=services",
                "first-hour?step=queues",
                "organisation",
                "sites",
                "sites/" + made.get("site"),
                "sites/" + made.get("site") + "/hours",
                "services",
                "services/new",
                "queues?q=nothing",
                "queues/" + made.get("queue"),
                "counters",
                "counters/" + made.get("counter"));
    }

    private Map<String, String> furnish() {
        Person admin = bank.admin();
        String site = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        String service = admin.post("services/", Map.of("name", "Retrait", "code", "A"))
                .is(201)
                .id();
        String queue = admin.post("queues/", Map.of("name", "Retrait", "site_id", site, "service_id", service))
                .is(201)
                .id();
        String counter = admin.post("counters/", Map.of("name", "Guichet 1", "site_id", site, "queues", List.of(queue)))
                .is(201)
                .id();
        return Map.of("site", site, "queue", queue, "counter", counter);
    }

    private static BrowserContext french(Browser browser) {
        return browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"));
    }
}
