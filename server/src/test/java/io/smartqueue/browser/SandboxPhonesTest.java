package io.smartqueue.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.content.Choice;
import io.smartqueue.twiliosandbox.content.Content;
import io.smartqueue.twiliosandbox.content.Kind;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with a mouse on the phones of the Twilio sandbox. */
@Tag("browser")
@ExtendWith(Chromium.class)
class SandboxPhonesTest {

    private final TwilioSandbox sandbox =
            TwilioSandbox.start(SandboxOptions.defaults().withLenientWhatsApp());
    private static final String QUICK = "HX00000000000000000000000000000001";
    private static final String LIST = "HX00000000000000000000000000000002";

    private Page page;

    @BeforeEach
    void open(Browser browser) {
        page = browser.newPage();
        page.navigate(sandbox.baseUrl().toString());
        assertThat(page.locator("#empty")).isVisible();
    }

    @AfterEach
    void close() {
        page.close();
        sandbox.close();
    }

    @Test
    void aPhoneOptsOutAndInAgain() {
        Locator phone = phone("+221770000012");

        phone.getByText("STOP", exactly()).click();
        assertThat(phone.locator(".nature")).hasText("Opted out of +15005550006");
        assertThat(phone.locator(".thread")).containsText("You have successfully been unsubscribed.");

        phone.getByText("START", exactly()).click();
        assertThat(phone.locator(".nature")).hasText("Takes SMS and WhatsApp");
    }

    @Test
    void aPhoneThatWasOpenedBeforeEverythingWasReadStays() {
        List<Route> held = new ArrayList<>();
        page.route("**/_sandbox/state", held::add);
        page.reload();
        page.waitForCondition(() -> !held.isEmpty());
        Locator phone = phone("+221770000012");
        phone.getByLabel("Reply as +221770000012").fill("C'est 🎉 \u200fأنا");

        held.getFirst().resume();

        assertThat(page.locator("#connection")).containsText("Account SID");
        assertThat(phone.getByLabel("Reply as +221770000012")).hasValue("C'est 🎉 \u200fأنا");
        page.unroute("**/_sandbox/state");
        phone.locator(".reply button").click();
        assertThat(phone.locator(".said").last()).hasText("C'est 🎉 \u200fأنا");
        page.reload();
        assertThat(phone.locator(".said").last()).hasText("C'est 🎉 \u200fأنا");
    }

    @Test
    void aResetClosesWhatWasOpened() {
        Locator phone = phone("+221770000012");
        page.locator("#reset").click();
        page.locator("#reset").click();
        assertThat(page.locator("#empty")).isVisible();
        assertThat(phone).hasCount(0);
    }

    @Test
    void aPhoneJoinsWhatsAppAndPressesAButton() {
        page.locator("#members-only").check();
        Locator phone = phone("+221770000012");
        phone.getByText("WhatsApp", exactly()).click();
        assertThat(phone.locator(".nature")).hasText("Has not joined the WhatsApp sandbox");

        phone.getByText(sandbox.joinWords(), exactly()).click();
        assertThat(phone.locator(".nature")).hasText("Takes SMS and WhatsApp");

        phone.getByLabel("Button's text").fill("Plus tard");
        phone.getByLabel("Its payload").fill("later");
        phone.getByText("Press", exactly()).click();
        assertThat(phone.locator(".said").last()).hasText("Plus tard");
    }

    @Test
    void buttonsAndListsOfAMessageArePressed() throws Exception {
        sandbox.contents().add(content(QUICK, Kind.QUICK_REPLY, ""));
        sandbox.contents().add(content(LIST, Kind.LIST_PICKER, "Choisir"));
        send(QUICK);
        Locator phone = page.locator(".phone[aria-label='+221770000012']");
        phone.locator(".choices").getByText("Je suis là").click();
        assertThat(phone.locator(".said").last()).hasText("Je suis là");

        send(LIST);
        phone.getByText("Choisir", exactly()).click();
        Accessible.checkInBothLights(page);
        phone.locator("details.choices").getByText("Je suis là").click();
        assertThat(phone.locator(".said")).hasCount(2);
        assertThat(page.locator("#contents select")).hasCount(2);
    }

    private static Content content(String sid, Kind kind, String listButton) {
        return new Content(
                sid,
                "turn",
                "fr",
                kind,
                "Bientôt à vous",
                listButton,
                List.of(new Choice("here", "Je suis là", kind == Kind.LIST_PICKER ? "Au guichet" : null)),
                Map.of(),
                Instant.now());
    }

    private void send(String contentSid) throws Exception {
        String form = "To=whatsapp:%2B221770000012&From=whatsapp:%2B14155238886&ContentSid=" + contentSid;
        String login = sandbox.accountSid() + ":" + sandbox.authToken();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(sandbox.baseUrl()
                                    .resolve("/2010-04-01/Accounts/" + sandbox.accountSid() + "/Messages.json"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header(
                                    "Authorization",
                                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.discarding());
        }
    }

    @Test
    void somebodyWhoHidesTheirNumberWritesFirstAndSendsAPicture() {
        Locator phone = phone("SN.13491208655302741918");
        assertThat(phone.locator(".nature")).hasText("Hides its number on WhatsApp");

        phone.getByLabel("Send a file").setInputFiles(new FilePayload("a.png", "image/png", "a".getBytes(UTF_8)));

        assertThat(phone.locator(".said").last()).hasText("1 file");
        Assertions.assertThat(sandbox.messages())
                .singleElement()
                .satisfies(
                        message -> Assertions.assertThat(message.from()).isEqualTo("whatsapp:SN.13491208655302741918"));
    }

    @Test
    void theAccountAllowsCountriesByName() {
        page.locator("#countries").fill("sn, fr");
        page.locator("#countries").blur();

        assertThat(page.locator("#countries")).hasValue("FR SN");
        Assertions.assertThat(sandbox.account().recipients().countries()).containsExactlyInAnyOrder("FR", "SN");
    }

    @Test
    void aScenarioIsPlayedFromAFileAndEnded() {
        String json = "{\"steps\": [{\"at\": 0, \"for\": 600, \"faults\": {\"answer_503\": {\"percent\": 30}}}]}";
        page.getByLabel("Play one from a file")
                .setInputFiles(new FilePayload("outage.json", "application/json", json.getBytes(UTF_8)));

        assertThat(page.locator("#scenario")).containsText("0 to 600 s");
        assertThat(page.locator("#scenario")).containsText("answer 503, 30 %");
        Accessible.checkInBothLights(page);

        page.getByText("End it", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#scenario")).containsText("None is playing.");
    }

    @Test
    void anOpenedPhoneStopsNobody() {
        phone("+221770000012").getByText("STOP", exactly()).click();
        assertThat(page.locator(".nature.prob")).isVisible();
        Accessible.checkInBothLights(page);

        page.locator("[data-channel=whatsapp]").first().click();
        assertThat(page.locator(".press")).isVisible();
        Accessible.checkInBothLights(page);
    }

    private Locator phone(String number) {
        page.locator("#open-number").fill(number);
        page.getByText("Open a phone", new Page.GetByTextOptions().setExact(true))
                .click();
        Locator phone = page.locator(".phone[aria-label='" + number + "']");
        phone.getByText("More", exactly()).click();
        return phone;
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
