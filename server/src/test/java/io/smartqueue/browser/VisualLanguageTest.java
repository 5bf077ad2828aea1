package io.smartqueue.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.smartqueue.demo.DemoScenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages are made of, all of it on one page. */
@Tag("browser")
@ExtendWith(Chromium.class)
class VisualLanguageTest extends DemoScenario {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/design?lang=fr",
                "/design?lang=ar",
                "/design?wall=called&lang=fr",
                "/design?wall=quiet&lang=ar",
                "/design?wall=pairing&lang=en"
            })
    void stopsNobodyInTheLightOrInTheDark(String path, Browser browser) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(organisations.address() + path);

            Accessible.checkInBothLights(page);
        }
    }

    @Test
    void fitsASmallPhoneAtTwiceTheLetterSize(Browser browser) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(360, 640))) {
            Page page = context.newPage();
            page.navigate(organisations.address() + "/design?lang=fr");
            page.evaluate("document.documentElement.style.fontSize = '200%'");

            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        }
    }
}
