package io.smartqueue.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page on which the Twilio sandbox shows its phones. */
@Tag("browser")
@ExtendWith(Chromium.class)
class SandboxPageAccessibilityTest {

    @Test
    void stopsNobody(Browser browser) throws IOException, InterruptedException {
        try (TwilioSandbox sandbox =
                        TwilioSandbox.start(SandboxOptions.defaults().withLenientWhatsApp());
                BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(sandbox.baseUrl().toString());
            assertThat(page.locator("#empty")).isVisible();
            Accessible.checkInBothLights(page);

            send(sandbox, "+221770000012");
            send(sandbox, "+221700003003");
            assertThat(page.locator(".phone")).hasCount(2);
            page.locator("#answer_500").check();
            assertThat(page.locator("#answer_500-percent")).isVisible();
            Accessible.checkInBothLights(page);

            page.locator("#requests .line").first().click();
            assertThat(page.locator("#detail")).isVisible();
            Accessible.checkInBothLights(page);
        }
    }

    private static void send(TwilioSandbox sandbox, String to) throws IOException, InterruptedException {
        String account = sandbox.accountSid();
        String login = Base64.getEncoder().encodeToString((account + ":" + sandbox.authToken()).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(
                        URI.create(sandbox.baseUrl() + "/2010-04-01/Accounts/" + account + "/Messages.json"))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("From=%2B15005550006&Body=Ticket&To=" + URLEncoder.encode(to, UTF_8)));
        try (HttpClient http = HttpClient.newHttpClient()) {
            Assertions.assertThat(
                            http.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
        }
    }
}
