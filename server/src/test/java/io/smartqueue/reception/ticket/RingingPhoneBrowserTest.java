package io.smartqueue.reception.ticket;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.RequestOptions;
import io.smartqueue.Await;
import io.smartqueue.channel.push.TestPushService;
import io.smartqueue.reception.CustomerScenario;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The page of a ticket asks for notifications, and its service worker shows what was pushed. */
class RingingPhoneBrowserTest extends CustomerScenario {

    private static final TestPushService PUSH = new TestPushService();
    private static final int MOST = 2048;
    private static final String KEEP_OPEN = "Gardez cette page ouverte";

    RingingPhoneBrowserTest(Browser browser) {
        super(browser);
    }

    @AfterAll
    static void stopIt() {
        PUSH.close();
    }

    /** Chromium would ask Google's push service, which no test reaches; all else is its own. */
    private void subscribesAtOurs(String name) {
        String subscription = JsonMapper.shared().writeValueAsString(PUSH.subscription(name));
        phone.addInitScript("PushManager.prototype.subscribe = async how => {"
                + " if (!how.userVisibleOnly || how.applicationServerKey.length != 87) throw 'refused';"
                + " localStorage.subscribed = 1; return {toJSON: () => (" + subscription + ")}; };"
                + "PushManager.prototype.getSubscription = async () => localStorage.subscribed"
                + " ? {unsubscribe: async () => localStorage.removeItem('subscribed')} : null;");
        phone.grantPermissions(List.of("notifications"));
    }

    @Test
    void showsWhatWasPushedAndSaysSo() throws Exception {
        branch.tenant.tells("sms", "ticket_called", "À vous {{ticket_number}} : {{counter_name}}");
        subscribesAtOurs("phone");
        take();
        CDPSession devtools = phone.newCDPSession(page);
        var worker = new CompletableFuture<String>();
        devtools.on(
                "ServiceWorker.workerRegistrationUpdated",
                told -> told.getAsJsonArray("registrations")
                        .forEach(one -> worker.complete(
                                one.getAsJsonObject().get("registrationId").getAsString())));
        devtools.send("ServiceWorker.enable");
        page.locator("#ring").click();
        assertThat(page.locator(".free")).containsText("Ce téléphone vous préviendra");
        assertThat(page.locator("span.rung")).isVisible();
        assertThat(page.locator("#ring")).isHidden();
        assertThat(page.locator(".free")).not().containsText(KEEP_OPEN, inSight());
        otherPhoneIsAsked(page.url());
        agent.post("agents/me/call-next/").is(200);
        TestPushService.Pushed pushed = PUSH.await("phone");

        var push = new JsonObject();
        push.addProperty("origin", "http://" + URI.create(page.url()).getAuthority());
        push.addProperty("registrationId", worker.get(30, TimeUnit.SECONDS));
        push.addProperty("data", pushed.text().toString());
        devtools.send("ServiceWorker.deliverPushMessage", push);

        Await.until(
                Duration.ofSeconds(30),
                () -> branch.read(String.class, "select status from notification where channel = 'push'"),
                List.of("delivered")::equals);
        assertThat(page.evaluate("async () => (await (await navigator.serviceWorker.getRegistration())"
                        + ".getNotifications()).map(one => one.title + '|' + one.body + '|' + one.tag)"))
                .isEqualTo(List.of("A001 · Plateau|À vous A001 : " + counter() + "|turn"));
    }

    /** The same ticket on a phone that nothing is pushed to. */
    private void otherPhoneIsAsked(String ticket) {
        try (BrowserContext other = phone.browser().newContext(new Browser.NewContextOptions().setLocale("fr"))) {
            other.grantPermissions(List.of("notifications"));
            Page there = other.newPage();
            there.navigate(ticket);
            assertThat(there.locator("#ring")).isVisible();
            assertThat(there.locator("span.rung")).isHidden();
            assertThat(there.locator(".free")).containsText(KEEP_OPEN, inSight());
        }
    }

    @Test
    void saysNoLongerThatThisPhoneTellsOnceAnotherOneDoes() {
        subscribesAtOurs("first");
        take();
        page.locator("#ring").click();
        assertThat(page.locator("span.rung")).isVisible();

        try (BrowserContext other = phone.browser().newContext()) {
            var asked = RequestOptions.create().setData(PUSH.subscription("second"));
            assertThat(other.request().post(page.url() + "/push", asked)).isOK();
        }
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

        assertThat(page.locator("#ring")).isVisible();
        assertThat(page.locator(".free")).not().containsText("Ce téléphone vous préviendra");
        assertThat(page.locator(".free")).containsText(KEEP_OPEN, inSight());
    }

    @Test
    void saysAtOnceThatNothingRingsAnyMoreWhenThePushServiceHasForgottenIt() {
        subscribesAtOurs("forgotten");
        take();
        page.locator("#ring").click();
        assertThat(page.locator("span.rung")).isVisible();
        PUSH.answers("forgotten", 410);

        branch.tenant.manager().post("tickets/" + ticket() + "/messages/", Map.of("body", "Bonjour"));

        assertThat(page.locator("#ring")).isVisible();
        assertThat(page.locator("span.rung")).isHidden();
        assertThat(page.locator(".free")).containsText(KEEP_OPEN, inSight());

        PUSH.answers("forgotten", 201);
        page.locator("#ring").click();
        assertThat(page.locator("span.rung")).isVisible();
    }

    private String ticket() {
        return branch.read(String.class, "select id::text from visit").getFirst();
    }

    private static LocatorAssertions.ContainsTextOptions inSight() {
        return new LocatorAssertions.ContainsTextOptions().setUseInnerText(true);
    }

    private String counter() {
        return branch.read(String.class, "select name from counter").getFirst();
    }

    @Test
    void showsNothingWhereNoBrowserCan() throws IOException {
        phone.addInitScript("delete window.PushManager");
        take();

        assertThat(page.locator("#ring")).isHidden();
        String ring = String.valueOf(page.evaluate("() => document.querySelector('#ring').outerHTML"));
        long script = Files.size(Path.of("src/main/resources/static/assets/push.js"));
        assertThat(ring.length() + script + "<script src=\"/assets/push-0123456789abcdef.js\" defer></script>".length())
                .isLessThan(MOST);
    }
}
