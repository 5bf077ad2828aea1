package io.smartqueue.opinion;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.smartqueue.Answer;
import io.smartqueue.Organisations;
import io.smartqueue.browser.Accessible;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.browser.SignedIn;
import io.smartqueue.browser.Weight;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A small phone asks how the visit was, and a manager reads the answers. */
@BrowserTest
class OpinionsBrowserTest {

    private static final int MOST_BYTES = 20_000;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    QueueId queue;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        branch.seat(branch.tenant.agent().staffId(), queue);
        ask("rating");
    }

    private void ask(String question) {
        branch.tenant
                .admin()
                .patch("opinion-settings/", Map.of("question", question, "agents_named", true))
                .is(200);
    }

    /** @return the address of the ticket's page */
    private String visit() {
        var agent = branch.tenant.agent();
        Answer ticket =
                agent.post("tickets/", Map.of("queue_id", queue.value())).is(201);
        agent.post("agents/me/call-next/").is(200);
        agent.post("tickets/" + ticket.id() + "/start/").is(200);
        agent.post("tickets/" + ticket.id() + "/close/").is(200);
        return organisations.address() + ticket.text("public_url").replaceFirst(".*/t/", "/t/");
    }

    private static BrowserContext phone(Browser browser, String language, boolean scripts) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(360, 640)
                .setLocale(language)
                .setJavaScriptEnabled(scripts));
    }

    @Test
    void theQuestionIsAnsweredWithoutAScriptByKeysAlone(Browser browser) {
        try (BrowserContext phone = phone(browser, "fr", false)) {
            Page page = phone.newPage();
            Weight weight = Weight.of(page);
            page.navigate(visit() + "/opinion");
            assertThat(weight.bytes()).isLessThan(MOST_BYTES);
            page.locator("input[name=score]").first().focus();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Tab");
            page.keyboard().type("Très <bien>");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).containsText("Merci");
        }
        Answer given = branch.tenant.manager().get("opinions/").is(200);
        assertThat(given.text("results.0.score")).isEqualTo("4");
        assertThat(given.text("results.0.comment")).isEqualTo("Très <bien>");
    }

    @Test
    void everybodyCanAnswer(Browser browser) {
        for (String question : List.of("rating", "recommendation")) {
            ask(question);
            for (String language : List.of("fr", "ar")) {
                try (BrowserContext phone = phone(browser, language, true)) {
                    Page page = phone.newPage();
                    String ticket = visit();
                    page.navigate(ticket);
                    assertThat(page.locator("#opinion")).isVisible();
                    Accessible.checkInBothLights(page);
                    Accessible.checkTwiceTheSize(page);
                    page.navigate(ticket + "/opinion");
                    Accessible.checkInBothLights(page);
                    Accessible.checkTwiceTheSize(page);
                    page.locator("#opinion").evaluate("form => { form.noValidate = true; }");
                    page.locator("#opinion button").click();
                    assertThat(page.locator("#score-error")).isVisible();
                    Accessible.checkInBothLights(page);
                    page.locator("input[name=score]").first().check();
                    page.locator("#opinion button").click();
                    assertThat(page.locator("#opinion")).hasCount(0);
                    Accessible.checkInBothLights(page);
                }
            }
        }
        read(browser);
    }

    /** Both questions have answers now. */
    private void read(Browser browser) {
        try (BrowserContext desk = browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"))) {
            Page page = SignedIn.to("/admin", desk, branch.tenant.admin());
            page.click("nav >> text=Avis");
            assertThat(page.locator("main table")).hasCount(3);
            for (String language : List.of("fr", "ar")) {
                String slug = branch.tenant.slug();
                page.navigate(organisations.address() + "/admin/" + slug + "/opinions?lang=" + language);
                Accessible.checkInBothLights(page);
            }
        }
    }
}
