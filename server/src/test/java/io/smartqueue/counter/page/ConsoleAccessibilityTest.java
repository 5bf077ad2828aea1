package io.smartqueue.counter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.browser.Accessible;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.browser.OldStylesheets;
import io.smartqueue.browser.Weight;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.security.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@BrowserTest
class ConsoleAccessibilityTest {

    private static final long MOST_BYTES = 150_000;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    Person agent;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        agent = branch.agentServing(queue, branch.queue("B"));
        for (int i = 0; i < 14; i++) {
            take(queue, "Awa Ndiaye " + i);
        }
        String aside = agent.post("agents/me/call-next/").is(200).id();
        agent.post("tickets/" + aside + "/start").is(200);
        agent.post("tickets/" + aside + "/hold", Map.of("reason", "attend une copie"))
                .is(200);
        String missed = agent.post("agents/me/call-next/").is(200).id();
        agent.post("tickets/" + missed + "/missed").is(200);
    }

    private UUID take(QueueId queue, String name) {
        return UUID.fromString(agent.post(
                        "tickets/",
                        Map.of("queue_id", queue.toString(), "customer_name", name, "customer_phone", "771234567"))
                .is(201)
                .id());
    }

    @Test
    void keepsItsPartsApartWithTheStylesheetsOfTheOldestBrowser(Browser browser) {
        try (var window = ConsoleWindow.of(browser, agent)) {
            OldStylesheets.in(window.context);
            window.page.reload();
            window.sees("free");
            assertThat(OldStylesheets.touching(window.page)).isEmpty();
            window.step().click();
            window.sees("called");
            window.breathes();
            window.step().click();
            window.sees("serving");
            assertThat(OldStylesheets.touching(window.page)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "ar"})
    void stopsNobodyInAnyState(String language, Browser browser) {
        try (var window = ConsoleWindow.of(browser, agent)) {
            Page page = window.page;
            page.navigate(page.url() + "?lang=" + language);
            assertThat(page.locator("html").getAttribute("dir")).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
            Accessible.checkInBothLights(page);
            page.keyboard().press("?");
            page.waitForSelector("#help[open]");
            Accessible.checkInBothLights(page);
            page.keyboard().press("Escape");
            window.step().click();
            window.sees("called");
            Accessible.checkInBothLights(page);
            window.breathes();
            window.step().click();
            window.sees("serving");
            Accessible.checkInBothLights(page);
            for (String question : new String[] {"transfer", "note", "row"}) {
                page.locator(question.equals("row") ? ".order-row .name >> nth=2" : "#" + question)
                        .click();
                page.waitForSelector("#dialog[open] h2");
                Accessible.checkInBothLights(page);
                page.keyboard().press("Escape");
                page.waitForSelector(
                        "#dialog[open]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
            }
            page.navigate(organisations.address() + "/counter/" + branch.tenant.slug() + "/seats");
            Accessible.checkInBothLights(page);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "ar"})
    void asksNobodyWhatHeCannotRead(String language, Browser browser) {
        String mine = agent.post("agents/me/call-next/").is(200).id();
        agent.post("tickets/" + mine + "/start").is(200);
        try (var window = ConsoleWindow.of(browser, agent)) {
            Page page = window.page;
            String desk = organisations.address() + "/counter/" + branch.tenant.slug();
            String ticket = desk + "/tickets/" + mine;
            for (String question : List.of("", "/hold", "/return", "/note", "/transfer")) {
                page.navigate(ticket + question + "?lang=" + language);
                assertThat(page.locator("h1").innerText()).isNotBlank();
                Accessible.checkInBothLights(page);
            }
            for (String question : List.of("/find", "/pause")) {
                page.navigate(desk + question + "?lang=" + language);
                Accessible.checkInBothLights(page);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "ar"})
    void letsWhoWorksAtTwoOrganisationsChoose(String language, Browser browser) {
        organisations.open().join(agent, "agent");
        try (var window = ConsoleWindow.of(browser, agent, "/counter?lang=" + language)) {
            assertThat(window.page.locator("main a[href^='/counter/']").count()).isEqualTo(2);
            Accessible.checkInBothLights(window.page);
        }
    }

    @Test
    void weighsLittleOnTheFirstVisit(Browser browser) {
        agent.post("agents/me/call-next/").is(200);
        try (var window = ConsoleWindow.of(browser, agent);
                var fresh = browser.newContext()) {
            fresh.addCookies(window.context.cookies());
            Page page = fresh.newPage();
            Weight weight = Weight.of(page);
            page.navigate(organisations.address() + "/counter/" + branch.tenant.slug());
            page.waitForSelector("#live:visible");
            LoggerFactory.getLogger(getClass()).info("The agent's console weighs {} bytes.", weight.bytes());
            assertThat(weight.bytes()).isBetween(10_000L, MOST_BYTES);
        }
    }

    @Test
    void letsTheTextGrowToTwiceItsSize(Browser browser) {
        agent.post("agents/me/call-next/").is(200);
        try (var window = ConsoleWindow.of(browser, agent)) {
            Page page = window.page;
            Accessible.checkTwiceTheSize(page);
            page.setViewportSize(683, 384);
            Accessible.checkTwiceTheSize(page);
        }
    }

    @Test
    void staysWhereTheEyeIsWhenOthersAct(Browser browser) {
        Person colleague = branch.tenant.hire(Role.AGENT, "Ali");
        branch.seat(
                colleague.staffId(),
                new QueueId(branch.read(UUID.class, "select id from queue where slug = 'a'")
                        .getFirst()));
        try (var window = ConsoleWindow.of(browser, agent)) {
            Page page = window.page;
            page.waitForSelector("#live:visible");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            String eye = String.valueOf(page.evaluate("document.activeElement.id"));
            assertThat(eye).startsWith("row-");
            int before = page.locator(".order-row").count();
            String called = colleague.post("agents/me/call-next/").is(200).id();
            page.waitForSelector(
                    "#row-" + called, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(page.locator(".order-row").count()).isLessThanOrEqualTo(before);
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo(eye);
        }
    }
}
