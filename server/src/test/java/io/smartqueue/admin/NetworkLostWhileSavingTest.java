package io.smartqueue.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.browser.BrowserTest;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The network goes while a form of the administration is saved. The browser says so, and sends what was typed again
 * when the page is asked for again: it is saved, and once.
 */
@BrowserTest
class NetworkLostWhileSavingTest {

    @Autowired
    Organisations organisations;

    TestTenant bank;
    Person admin;
    String queue = "";

    @BeforeEach
    void furnish() {
        bank = organisations.open();
        admin = bank.admin();
        String site = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        String service = admin.post("services/", Map.of("name", "Retrait", "code", "A"))
                .is(201)
                .id();
        queue = "queues/"
                + admin.post("queues/", Map.of("name", "File", "site_id", site, "service_id", service))
                        .is(201)
                        .id();
    }

    @Test
    void beforeTheServerHasHeardOfIt(Browser browser) {
        saves(browser, route -> route.abort("connectionreset"), "");
    }

    @Test
    void afterTheServerHasSavedItAndBeforeItsAnswerCame(Browser browser) {
        saves(
                browser,
                route -> {
                    route.fetch();
                    route.abort("connectionreset");
                },
                "40");
    }

    private void saves(Browser browser, Consumer<Route> lost, String meanwhile) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"))) {
            Page page = context.newPage();
            page.navigate(organisations.address() + "/admin");
            page.fill("#email", admin.email());
            page.fill("#password", Organisations.PASSWORD);
            page.click("main button.btn.fill");
            page.waitForURL("**/first-hour*");
            String form = organisations.address() + "/admin/" + bank.slug() + "/" + queue;
            page.navigate(form);
            page.fill("#capacity", "40");
            page.route(form, route -> {
                if (route.request().method().equals("POST")) {
                    lost.accept(route);
                } else {
                    route.resume();
                }
            });
            page.click("form.panel:has(#capacity) button.fill");
            page.waitForURL("chrome-error://**");
            assertThat(admin.get(queue + "/").text("capacity")).isEqualTo(meanwhile);
            page.unroute(form);
            page.reload();
            page.waitForURL("**?done=saved");
            assertThat(admin.get(queue + "/").text("capacity")).isEqualTo("40");
        }
    }
}
