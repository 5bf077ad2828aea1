package io.smartqueue.counter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.smartqueue.Person;
import io.smartqueue.counter.CounterScenario;
import io.smartqueue.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ConsoleBrowserTest extends CounterScenario {

    private static final Logger log = LoggerFactory.getLogger(ConsoleBrowserTest.class);

    @Test
    void callsServesAndClosesWithTheMouse(Browser browser) {
        take("Awa Ndiaye");
        take("Fatou Sarr");
        try (var window = ConsoleWindow.of(browser, agent)) {
            window.sees("free");
            window.step().click();
            window.sees("called");
            PlaywrightAssertions.assertThat(window.page.locator(".inhand-who h2"))
                    .hasText("Awa Ndiaye");
            window.breathes();
            window.step().click();
            window.sees("serving");
            window.page.locator("label:has([data-outcome='2'])").click();
            window.breathes();
            window.step().click();
            window.sees("called");
            PlaywrightAssertions.assertThat(window.page.locator(".inhand-who h2"))
                    .hasText("Fatou Sarr");
        }
        assertThat(branch.read(String.class, "select outcome from leg where state = 'completed'"))
                .containsExactly("paper_missing");
    }

    @Test
    void sitsDownAndServesWithTheKeyboardAlone(Browser browser) {
        Person other = branch.tenant.hire(Role.AGENT, "Ali");
        UUID counter = branch.counter(queue);
        take("Awa Ndiaye");
        try (var window = ConsoleWindow.of(browser, other)) {
            Page page = window.page;
            page.locator("form[action*='" + counter + "'] button").focus();
            page.keyboard().press("Enter");
            window.sees("free");
            page.keyboard().press("Space");
            window.sees("called");
            window.breathes();
            page.keyboard().press("r");
            PlaywrightAssertions.assertThat(page.locator(".inhand-time")).containsText("1 rappel sur 3");
            window.breathes();
            page.keyboard().press("Space");
            window.sees("serving");
            page.keyboard().press("n");
            page.waitForSelector("#dialog[open] textarea:focus");
            page.keyboard().type("Préfère les petites coupures. R M Z");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            window.breathes();
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("#hand")).containsText("petites coupures");
            page.keyboard().press("3");
            window.breathes();
            page.keyboard().press("f");
            window.sees("free");
            window.breathes();
            page.keyboard().press("Control+z");
            window.sees("serving");
            page.keyboard().press("?");
            page.waitForSelector("#help[open]");
            page.keyboard().press("Escape");
        }
        assertThat(happened("recalled")).isEqualTo(1);
        assertThat(happened("reopened")).isEqualTo(1);
        assertThat(branch.read(String.class, "select outcome from leg")).containsExactly("comes_back");
    }

    @Test
    void menusOpenOverThePageAndMoveNothing(Browser browser) {
        try (var window = ConsoleWindow.of(browser, agent)) {
            window.sees("free");
            var menus = window.page.locator(".head details > summary");
            assertThat(menus.count()).isGreaterThanOrEqualTo(3);
            String before = places(window.page);
            for (int menu = 0; menu < menus.count(); menu++) {
                menus.nth(menu).click();
                PlaywrightAssertions.assertThat(window.page
                                .locator(".head details[open]")
                                .locator("button, a")
                                .first())
                        .isVisible();
                assertThat(places(window.page)).isEqualTo(before);
                menus.nth(menu).click();
            }
        }
    }

    private static String places(Page page) {
        return page.evaluate("""
                () => ['.head', '.hand', '#step'].map(one => {
                    const box = document.querySelector(one).getBoundingClientRect();
                    return one + ' ' + Math.round(box.top) + '+' + Math.round(box.height);
                }).join(', ') + ', page ' + document.documentElement.scrollHeight""").toString();
    }

    @Test
    void twoQuickClicksAndAKeyHeldDownAreOneAct(Browser browser) {
        take("Awa Ndiaye");
        take("Fatou Sarr");
        try (var window = ConsoleWindow.of(browser, agent)) {
            Page page = window.page;
            List<Route> calls = new ArrayList<>();
            List<Route> starts = new ArrayList<>();
            page.route("**/call-next", calls::add);
            page.route("**/start", starts::add);
            page.evaluate("for (let i = 0; i < 2; i++) document.getElementById('step').click()");
            window.breathes();
            window.step().click();
            window.breathes();
            calls.getFirst().resume();
            window.sees("called");
            window.breathes();
            page.keyboard().down(" ");
            page.keyboard().down(" ");
            page.keyboard().down(" ");
            page.keyboard().up(" ");
            window.breathes();
            starts.getFirst().resume();
            window.sees("serving");
            window.breathes();
            assertThat(calls).hasSize(1);
            assertThat(starts).hasSize(1);
        }
        assertThat(happened("called")).isEqualTo(1);
        assertThat(happened("started")).isEqualTo(1);
    }

    @Test
    void aColleaguesActShowsAsItHappens(Browser browser) {
        Person colleague = branch.agentServing(queue);
        take("Awa Ndiaye");
        take("Fatou Sarr");
        try (var window = ConsoleWindow.of(browser, agent)) {
            window.page.waitForSelector("#live:visible");
            PlaywrightAssertions.assertThat(window.page.locator(".order-row")).hasCount(2);
            colleague.post("agents/me/call-next/").is(200);
            long called = System.nanoTime();
            PlaywrightAssertions.assertThat(window.page.locator(".order-row")).hasCount(1);
            log.info("from a colleague's call to this console: {} ms", (System.nanoTime() - called) / 1_000_000);
            assertThat(window.page.locator(".order-row .name").innerText()).isEqualTo("Fatou Sarr");
        }
    }

    @Test
    void theChosenOutcomeStaysWhenOthersAct(Browser browser) {
        Person colleague = branch.agentServing(queue);
        take("Awa Ndiaye");
        take("Fatou Sarr");
        String mine = agent.post("agents/me/call-next/").is(200).id();
        agent.post("tickets/" + mine + "/start").is(200);
        try (var window = ConsoleWindow.of(browser, agent)) {
            window.page.waitForSelector("#live:visible");
            window.page.keyboard().press("2");
            colleague.post("agents/me/call-next/").is(200);
            PlaywrightAssertions.assertThat(window.page.locator(".order-row")).hasCount(0);
            PlaywrightAssertions.assertThat(window.page.locator("[data-outcome='2']"))
                    .isChecked();
            window.page.keyboard().press("f");
            window.sees("free");
        }
        assertThat(branch.read(String.class, "select outcome from leg where state = 'completed'"))
                .containsExactly("paper_missing");
    }

    @Test
    void keysOfOneSignCanBeSwitchedOffAndDigitsArePlaces(Browser browser) {
        take("Awa Ndiaye");
        String mine = agent.post("agents/me/call-next/").is(200).id();
        agent.post("tickets/" + mine + "/start").is(200);
        try (var window = ConsoleWindow.of(browser, agent)) {
            Page page = window.page;
            press(page, "é", "Digit2");
            PlaywrightAssertions.assertThat(page.locator("[data-outcome='2']")).isChecked();
            page.keyboard().press("?");
            page.locator("#single").uncheck();
            page.keyboard().press("Escape");
            page.reload();
            window.sees("serving");
            press(page, "3", "Digit3");
            page.keyboard().press("f");
            page.keyboard().press("?");
            PlaywrightAssertions.assertThat(page.locator("#help")).isHidden();
            PlaywrightAssertions.assertThat(page.locator("[data-outcome='3']"))
                    .not()
                    .isChecked();
            page.keyboard().press("Space");
            window.sees("free");
        }
    }

    private static void press(Page page, String key, String code) {
        page.evaluate(
                "([key, code]) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code, bubbles: "
                        + "true}))",
                List.of(key, code));
    }

    @Test
    void saysTheLastWordsAgainByAnotherWay(Browser browser) {
        Person admin = branch.tenant.admin();
        String customer = admin.post(
                        "customers/",
                        Map.of(
                                "first_name",
                                "Awa",
                                "phone",
                                "+221771234567",
                                "notify_sms",
                                true,
                                "notify_whatsapp",
                                true))
                .is(201)
                .id();
        branch.tenant.tells("sms", "ticket_called", "{{ticket_number}}: come");
        agent.post("tickets/", Map.of("queue_id", queue.toString(), "customer_id", customer))
                .is(201);
        agent.post("agents/me/call-next/").is(200);
        try (var window = ConsoleWindow.of(browser, agent)) {
            PlaywrightAssertions.assertThat(window.page.locator(".msgs li")).hasCount(1);
            window.page.keyboard().press("s");
            PlaywrightAssertions.assertThat(window.page.locator(".msgs li")).hasCount(2);
            PlaywrightAssertions.assertThat(window.page.locator(".msgs")).containsText("WhatsApp");
        }
        assertThat(branch.read(String.class, "select channel || ' ' || body from notification order by created_at"))
                .containsExactly("sms A001: come", "whatsapp A001: come");
    }

    @Test
    void whatIsRefusedIsSaidInPlace(Browser browser) {
        UUID ticket = take("Awa Ndiaye");
        try (var window = ConsoleWindow.of(browser, agent)) {
            window.step().click();
            window.sees("called");
            window.page.route("**/now*", route -> {});
            agent.post("tickets/" + ticket + "/start").is(200);
            window.breathes();
            window.page.locator("#missed").click();
            PlaywrightAssertions.assertThat(window.page.locator("#refused [role=alert]"))
                    .containsText("Le ticket a changé entre-temps");
        }
    }

    @Test
    void everythingWorksWithoutScript(Browser browser) {
        take("Awa Ndiaye");
        try (var window =
                ConsoleWindow.of(browser, agent, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = window.page;
            window.step().click();
            window.sees("called");
            page.locator("#return").click();
            page.fill("#reason", "Appel par erreur");
            page.locator(".dialog-acts button").click();
            window.sees("free");
            page.locator(".order-row .name").click();
            page.locator(".dialog-acts button").click();
            window.sees("called");
        }
        assertThat(happened("returned")).isEqualTo(1);
        assertThat(happened("called")).isEqualTo(2);
    }
}
