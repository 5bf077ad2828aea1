package io.smartqueue.conversation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.smartqueue.TestSandbox.SANDBOX;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.smartqueue.Await;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.browser.Accessible;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.browser.SignedIn;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** From the poster to the end without a word typed but one: buttons on a phone of the sandbox, and a console. */
@BrowserTest
class WholeVisitByButtonsBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PHONE = "+221773399001";

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Branch branch;
    private QueueId queue;

    @BeforeEach
    void open() {
        SANDBOX.forwardInboundTo(organisations.address() + "/webhooks/twilio/inbound");
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        branch.queue("B");
        tells("ticket_created", "Votre ticket {{ticket_number}} est pris, suivez-le par ici.");
        tells("ticket_almost", "Le ticket {{ticket_number}} sera bientôt appelé, approchez-vous.");
        branch.tenant.tells("whatsapp", "ticket_called", "C'est à vous, {{counter_name}}");
    }

    @AfterEach
    void close() {
        SANDBOX.forwardInboundTo(null);
    }

    @Test
    void posterListTicketPassAlmostHereCalledQuestionAndAnswer(Browser browser) {
        Person agent = branch.agentServing(queue);
        try (BrowserContext hall = browser.newContext(new Browser.NewContextOptions().setLocale("fr"));
                BrowserContext desk = browser.newContext(
                        new Browser.NewContextOptions().setLocale("fr").setViewportSize(1366, 768))) {
            Page poster = hall.newPage();
            poster.navigate(organisations.address() + "/o/" + branch.tenant.slug() + "/plateau/poster");
            String words = poster.locator(".poster-message b").first().innerText();
            Page phones = hall.newPage();
            phones.navigate(SANDBOX.baseUrl().toString());
            Locator phone = phone(phones);

            inLine(agent, 8);
            say(phone, words);
            phone.locator("details.choices summary").click();
            phone.locator("details.choices").getByText("Service A").click();
            assertThat(phone.locator(".thread")).containsText("A009 est pris");
            inLine(agent, 3);
            press(phone, "Laisser passer");
            assertThat(phone.locator(".thread")).containsText("Avant vous : 10");

            String ticket = agent.get("tickets/?channel=whatsapp").text("results.0.id");
            agent.post("tickets/" + ticket + "/travel/", Map.of("minutes", 200)).is(200);
            assertThat(phone.locator(".thread")).containsText("A009 sera bientôt appelé");
            press(phone, "Je suis là");
            assertThat(phone.locator(".thread")).containsText("votre arrivée est notée");

            Page console = sitDown(desk, agent);
            agent.post("tickets/" + ticket + "/call/", Map.of("reason", "essai"))
                    .is(200);
            assertThat(console.locator(".i-called")).isVisible();
            assertThat(phone.locator(".thread")).containsText("C'est à vous");
            console.locator("#write").click();
            console.locator("#text").fill("Avez-vous votre carte ?");
            Accessible.checkInBothLights(console);
            console.locator("#dialog button.fill").click();
            assertThat(phone.locator(".thread")).containsText("Avez-vous votre carte ?");
            say(phone, "Oui 👍");
            assertThat(console.locator("#talk")).containsText("Oui 👍", within(4));
            Accessible.checkInBothLights(console);
        }
    }

    private void inLine(Person agent, int people) {
        for (int i = 0; i < people; i++) {
            agent.post("tickets/", Map.of("queue_id", queue.toString())).is(201);
        }
    }

    private static void say(Locator phone, String words) {
        phone.locator(".reply input").fill(words);
        phone.locator(".reply input").press("Enter");
    }

    /** A button of the newest message that has some. */
    private static void press(Locator phone, String button) {
        phone.locator("div.choices").last().getByText(button, exactly()).click();
    }

    private Locator phone(Page page) {
        // Phones that are opened before the page has read everything are closed by that.
        assertThat(page.locator("#curl")).containsText("curl");
        page.locator("#open-number").fill(PHONE);
        page.getByText("Open a phone", new Page.GetByTextOptions().setExact(true))
                .click();
        Locator phone = page.locator(".phone[aria-label='" + PHONE + "']");
        phone.getByText("WhatsApp", exactly()).click();
        return phone;
    }

    private static Page sitDown(BrowserContext desk, Person agent) {
        Page page = SignedIn.to("/counter", desk, agent);
        assertThat(page.locator("#desk[data-ready] .i-free")).isVisible();
        return page;
    }

    /** With the three buttons, as every new organisation has them in its drafts. */
    private void tells(String event, String words) {
        Person admin = branch.tenant.admin();
        String content = branch.tenant.buttons(
                event, words, Map.of("here", "Je suis là", "pass", "Laisser passer", "leave", "Partir"));
        String path = "/api/v1/admin/content-templates/" + content;
        admin.post(path + "/submit/").is(202);
        Await.until(PATIENCE, () -> admin.get(path).text("content_sid"), sid -> !sid.isEmpty());
        branch.tenant.tellsBy(content, event, words);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static LocatorAssertions.ContainsTextOptions within(int seconds) {
        return new LocatorAssertions.ContainsTextOptions()
                .setTimeout(Duration.ofSeconds(seconds).toMillis());
    }
}
