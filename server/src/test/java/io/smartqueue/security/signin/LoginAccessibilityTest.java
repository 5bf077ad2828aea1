package io.smartqueue.security.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.smartqueue.Organisations;
import io.smartqueue.browser.Accessible;
import io.smartqueue.browser.BrowserTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class LoginAccessibilityTest {

    @Autowired
    Organisations organisations;

    @ParameterizedTest
    @ValueSource(strings = {"fr", "ar"})
    void keepsNobodyOut(String language, Browser browser) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale(language))) {
            Page page = context.newPage();
            page.navigate(organisations.address() + "/login");
            Accessible.checkInBothLights(page);
            page.locator("input[name=email]").fill("nobody@smartqueue.example");
            page.locator("input[name=password]").fill("guessed");
            page.keyboard().press("Enter");
            assertThat(page.locator("[role=alert]")).isVisible();
            Accessible.checkInBothLights(page);
            Accessible.checkTwiceTheSize(page);

            page.navigate(organisations.address() + "/o/nobody-has-this-name");
            Accessible.checkInBothLights(page);

            page.navigate(organisations.address() + "/login");
            page.locator("input[name=email]").fill(organisations.open().agent().email());
            page.locator("input[name=password]").fill(Organisations.PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL("**/counter**");
            page.navigate(organisations.address() + "/password");
            Accessible.checkInBothLights(page);
            Accessible.checkTwiceTheSize(page);
        }
    }
}
