package io.smartqueue.admin.hours;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.smartqueue.Organisations;
import io.smartqueue.TestTenant;
import io.smartqueue.browser.Accessible;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.browser.OldestBrowsers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The week of a site is drawn, and the fields follow. */
@BrowserTest
class HoursBrowserTest {

    @Autowired
    Organisations organisations;

    TestTenant bank;
    String site;

    @BeforeEach
    void openASite() {
        bank = organisations.open();
        site = bank.admin().post("sites/", Map.of("name", "Plateau")).is(201).id();
        bank.admin()
                .put(
                        "sites/" + site + "/opening-hours/",
                        Map.of("weekly", List.of(Map.of("weekday", 1, "opens", "08:15", "closes", "12:00"))))
                .is(200);
    }

    private Page week(BrowserContext context, String language) {
        context.addInitScript(OldestBrowsers.asOldAsTheOldest());
        Page page = context.newPage();
        page.navigate(organisations.address() + "/login");
        page.fill("#email", bank.admin().email());
        page.fill("#password", Organisations.PASSWORD);
        page.click("main button.btn.fill");
        page.navigate(organisations.address() + "/admin/" + bank.slug() + "/sites/" + site + "/hours?lang=" + language);
        assertThat(page.locator("#week")).isVisible();
        return page;
    }

    private static Locator cell(Page page, int day, String from) {
        int minute = Integer.parseInt(from.substring(0, 2)) * 60 + Integer.parseInt(from.substring(3));
        return page.locator(".week-row[data-day='" + day + "'] .week-cell[data-at='" + minute + "']");
    }

    /** From one half hour to another, both included. */
    private static void pull(Page page, Locator from, Locator to) {
        from.scrollIntoViewIfNeeded();
        BoundingBox begin = from.boundingBox();
        BoundingBox end = to.boundingBox();
        page.mouse().move(begin.x + begin.width / 2, begin.y + begin.height / 2);
        page.mouse().down();
        page.mouse().move(end.x + end.width / 2, end.y + end.height / 2);
        page.mouse().up();
    }

    private static String hours(Page page, int day) {
        return String.valueOf(page.evaluate("""
                        day => [...document.querySelectorAll(`.day[data-day="${day}"] input`)]
                            .map(one => one.value).join(' ')""", day));
    }

    @Test
    void withAMouseAlsoOverSomeDays(Browser browser) {
        try (BrowserContext context = browser.newContext()) {
            Page page = week(context, "fr");
            pull(page, cell(page, 1, "14:00"), cell(page, 5, "17:30"));
            assertThat(hours(page, 1)).isEqualTo("08:15 12:00 14:00 18:00");
            assertThat(hours(page, 5).strip()).isEqualTo("14:00 18:00");
            assertThat(page.locator("#week [role=status]")).containsText("lundi");
            pull(page, cell(page, 2, "15:00"), cell(page, 2, "15:00"));
            pull(page, cell(page, 2, "16:00"), cell(page, 2, "16:00"));
            assertThat(hours(page, 2)).isEqualTo("14:00 15:00 15:30 16:00 16:30 18:00");
            page.fill("#weekly-1-1-closes", "19:30");
            assertThat(cell(page, 1, "19:00")).hasAttribute("aria-selected", "true");
            page.click("form.panel button.fill");
            assertThat(page.locator("[role=status]").first()).isVisible();
            String stored = bank.admin()
                    .get("sites/" + site + "/opening-hours/")
                    .is(200)
                    .body();
            assertThat(stored).contains("\"08:15:00\"", "\"19:30:00\"", "\"16:30:00\"");
        }
    }

    @Test
    void withAFingerInHours(Browser browser) {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(360, 740).setHasTouch(true))) {
            Page page = week(context, "en");
            cell(page, 3, "10:30").tap();
            assertThat(hours(page, 3).strip()).isEqualTo("10:00 11:00");
            cell(page, 3, "10:00").tap();
            assertThat(hours(page, 3).strip()).isEmpty();
            Accessible.checkInBothLights(page);
        }
    }

    @Test
    void withKeysAlsoFromRightToLeft(Browser browser) {
        try (BrowserContext context = browser.newContext()) {
            Page page = week(context, "ar");
            cell(page, 2, "09:00").focus();
            page.keyboard().press("Space");
            page.keyboard().press("Shift+ArrowLeft");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Enter");
            assertThat(hours(page, 2).strip()).isEqualTo("09:00 10:00");
            assertThat(hours(page, 3).strip()).isEqualTo("09:00 10:00");
            page.keyboard().press("End");
            page.keyboard().press("Space");
            assertThat(hours(page, 3).strip()).isEqualTo("09:00 10:00 23:30 00:00");
            BoundingBox early = cell(page, 2, "08:00").boundingBox();
            BoundingBox late = cell(page, 2, "18:00").boundingBox();
            assertThat(early.x).as("the day begins on the right").isGreaterThan(late.x);
            Accessible.checkInBothLights(page);
            Accessible.checkTwiceTheSize(page);
        }
    }

    @Test
    void aSiteThatIsAlwaysOpenIsDrawnAsThatAndClosedInParts(Browser browser) {
        try (BrowserContext context = browser.newContext()) {
            Page page = week(context, "en");
            page.check("#always");
            assertThat(cell(page, 7, "03:00")).hasAttribute("aria-selected", "true");
            pull(page, cell(page, 6, "00:00"), cell(page, 7, "23:30"));
            assertThat(page.locator("#always")).not().isChecked();
            assertThat(hours(page, 1).strip()).isEqualTo("00:00 00:00");
            assertThat(hours(page, 7).strip()).isEmpty();
        }
    }
}
