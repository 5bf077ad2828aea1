package io.smartqueue.page.docs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.smartqueue.Organisations;
import io.smartqueue.browser.Accessible;
import io.smartqueue.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The interface as people read it, in a browser. */
@BrowserTest
class ApiDocsBrowserTest {

    private static final String SMALL_TARGETS = """
            () => [...document.querySelectorAll('a, button, input')]
                .filter(e => getComputedStyle(e).display != 'inline' && !e.matches('.skip')
                    && e.getBoundingClientRect().height < 44)
                .map(e => e.outerHTML).join(', ')""";

    @Autowired
    Organisations organisations;

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1280})
    void stopsNobody(int width, Browser browser) {
        var size = new Browser.NewContextOptions().setViewportSize(width, 800);
        try (BrowserContext context = browser.newContext(size)) {
            Page page = context.newPage();
            for (String path : new String[] {"/api/docs", "/api/docs?q=zzz", "/api/docs/tickets_create"}) {
                page.navigate(organisations.address() + path);
                Accessible.checkInBothLights(page);
                Accessible.checkTwiceTheSize(page);
                assertThat(page.evaluate(SMALL_TARGETS)).as(path).isEqualTo("");
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isEqualTo(width);
            }
        }
    }

    @Test
    void isSearchedWithoutScripts(Browser browser) {
        var plain = new Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (BrowserContext context = browser.newContext(plain)) {
            Page page = context.newPage();
            page.navigate(organisations.address() + "/api/docs");
            page.locator("input[name=q]").fill("call next");
            page.locator("button").click();
            page.locator("a.docs-row", new Page.LocatorOptions().setHasText("/call-next"))
                    .click();
            assertThat(page.locator("h1")).hasText("Call the next ticket");
            assertThat(page.locator(".docs-answer").first()).isVisible();
        }
    }
}
