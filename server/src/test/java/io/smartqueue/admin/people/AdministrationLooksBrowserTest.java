package io.smartqueue.admin.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.browser.Accessible;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.browser.SignedIn;
import io.smartqueue.browser.Weight;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of people and messages, and those of the operator, for every eye: light and dark, from right to left. */
@BrowserTest
class AdministrationLooksBrowserTest {

    private static final int MOST_BYTES = 150_000;

    @Autowired
    Organisations organisations;

    TestTenant bank;
    String root;

    @BeforeEach
    void open() {
        bank = organisations.open();
        root = "/admin/" + bank.slug();
    }

    @Test
    void ofPeopleAndMessages(Browser browser) {
        Person admin = bank.admin();
        String customer = admin.post(
                        "customers/", Map.of("first_name", "Fatou", "phone", "+221771234567", "notify_sms", true))
                .is(201)
                .id();
        String site = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        String service = admin.post("services/", Map.of("name", "Retrait", "code", "A"))
                .is(201)
                .id();
        String queue = admin.post("queues/", Map.of("name", "Retrait", "site_id", site, "service_id", service))
                .is(201)
                .id();
        admin.post("tickets/", Map.of("queue_id", queue, "customer_id", customer))
                .is(201);
        admin.send("POST", "voice-clips/?language=wo&token=7", "sound", "audio/mpeg")
                .is(201);
        String words = admin.post(
                        "/api/v1/admin/notification-templates/",
                        Map.of(
                                "tenant",
                                bank.slug(),
                                "name",
                                "Bientôt",
                                "channel",
                                "sms",
                                "event",
                                "ticket_almost",
                                "body",
                                "Votre ticket {{ticket_number}} est bientôt appelé"))
                .is(201)
                .id();
        String message = admin.post(
                        "/api/v1/admin/notifications/",
                        Map.of("tenant", bank.slug(), "channel", "sms", "recipient", "+221771234567", "body", "A"))
                .is(202)
                .id();
        admin.post(
                        "/api/v1/admin/content-templates/",
                        bank.content("name", "attente", "body", "Votre ticket vous attend au guichet."))
                .is(201);
        look(
                browser,
                admin,
                List.of(
                        root + "/staff",
                        root + "/staff/new",
                        root + "/staff/" + bank.agent().staffId(),
                        root + "/customers",
                        root + "/customers/new",
                        root + "/words",
                        root + "/words/" + words,
                        root + "/content-templates",
                        root + "/content-templates/new",
                        root + "/messages",
                        root + "/messages/" + message,
                        root + "/senders",
                        root + "/twilio-account",
                        root + "/voices",
                        root + "/customers/" + customer));
    }

    @Test
    void ofTheOperator(Browser browser) {
        Person operator = organisations.operator();
        String price = operator.post(
                        "/api/v1/admin/price-rules/",
                        Map.of(
                                "channel",
                                "sms",
                                "country",
                                "TO",
                                "direction",
                                "out",
                                "part",
                                "provider",
                                "unit",
                                "segment",
                                "amount",
                                "0.44",
                                "currency",
                                "USD",
                                "valid_from",
                                "2026-01-01T00:00:00Z",
                                "source",
                                "invoice"))
                .is(201)
                .id();
        String tenant = operator.get("/api/v1/tenants/" + bank.slug() + "/").text("id");
        String rule = operator.get("/api/v1/admin/error-rules/").text("results.0.id");
        look(
                browser,
                operator,
                List.of(
                        "/operator/organisations",
                        "/operator/organisations/new",
                        "/operator/organisations/" + tenant,
                        "/operator/senders",
                        "/operator/error-rules",
                        "/operator/error-rules/new",
                        "/operator/error-rules/" + rule,
                        "/operator/prices",
                        "/operator/prices/new",
                        "/operator/prices/" + price,
                        "/operator/exchange-rates",
                        "/operator/doctor",
                        "/operator/backlog"));
        operator.delete("/api/v1/admin/price-rules/" + price).is(204);
    }

    private void look(Browser browser, Person person, List<String> paths) {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("fr-FR").setViewportSize(1280, 900))) {
            Page page = SignedIn.to("/login", context, person);
            Weight weight = Weight.of(page);
            for (String path : paths) {
                long before = weight.bytes();
                page.navigate(organisations.address() + path + "?lang=fr");
                assertThat(weight.bytes() - before).as(path).isLessThan(MOST_BYTES);
                Accessible.checkInBothLights(page);
                page.navigate(organisations.address() + path + "?lang=ar");
                assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
                Accessible.checkInBothLights(page);
            }
            Accessible.checkTwiceTheSize(page);
        }
    }
}
