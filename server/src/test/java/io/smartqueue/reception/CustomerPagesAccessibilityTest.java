package io.smartqueue.reception;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.smartqueue.browser.Accessible;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every page in every state, in both lights, from right to left, and with text of twice the size. */
class CustomerPagesAccessibilityTest extends CustomerScenario {

    CustomerPagesAccessibilityTest(Browser browser) {
        super(browser);
    }

    @Test
    void textOfTwiceTheSizeFits() {
        page.navigate(home() + "/plateau");
        Accessible.checkTwiceTheSize(page);
        page.navigate(home() + "/plateau/a");
        Accessible.checkTwiceTheSize(page);
        page.locator("button.fill").click();
        page.waitForURL(Pattern.compile(".*/t/.*"));
        Accessible.checkTwiceTheSize(page);
        agent.post("agents/me/call-next/").is(200);
        called();
        Accessible.checkTwiceTheSize(page);
    }

    @Test
    void everyStateCanBeUsedByEverybody() {
        branch.tenant.tells("sms", "ticket_called", "Go");
        page.navigate(home() + "/plateau/a");
        page.locator("#phone").fill("77");
        page.locator("button.fill").click();
        assertThat(page.locator("#phone-error")).isVisible();
        Accessible.checkInBothLights(page);
        page.getByText("Je viens plus tard").click();
        page.locator("button[name=without]").click();
        page.waitForURL(Pattern.compile(".*/t/.*"));
        inState("remote");
        page.locator("#arrive").click();
        assertThat(page.locator(".pill[data-state=waiting]")).isVisible();
        String ticket = agent.post("agents/me/call-next/").is(200).text("id");
        called();
        agent.post("tickets/" + ticket + "/start/").is(200);
        inState("serving");
        agent.post("tickets/" + ticket + "/hold/", Map.of("reason", "papers")).is(200);
        inState("on_hold");
        agent.post("tickets/" + ticket + "/resume/").is(200);
        agent.post("tickets/" + ticket + "/close/").is(200);
        inState("completed");
    }

    @Test
    void aLineThatStandsStillCanBeUsedByEverybody() {
        take();
        branch.tenant
                .manager()
                .post("sites/" + branch.site + "/incident/", Map.of("note", "Panne de courant"))
                .is(201);
        inState("problem");
        page.navigate(home() + "/plateau");
        Accessible.checkInBothLights(page);
        branch.write("update queue set status = 'paused'");
        page.navigate(home() + "/plateau/a");
        assertThat(page.locator(".alert")).isVisible();
        Accessible.checkInBothLights(page);
    }

    private void inState(String state) {
        assertThat(page.locator(".pill[data-state=" + state + "]")).isVisible();
        Accessible.checkInBothLights(page);
    }

    @Test
    void everyPageCanBeUsedByEverybody() {
        for (String language : new String[] {"fr", "ar"}) {
            hold(language, true);
            page.navigate(organisations.address() + "/");
            Accessible.checkInBothLights(page);
            page.navigate(home());
            Accessible.checkInBothLights(page);
            page.navigate(home() + "/plateau");
            Accessible.checkInBothLights(page);
            page.navigate(home() + "/plateau/a/poster");
            Accessible.check(page);
            page.navigate(home() + "/plateau/a");
            Accessible.checkInBothLights(page);
            page.locator("button.fill").click();
            page.waitForURL(Pattern.compile(".*/t/.*"));
            assertThat(page.locator("html")).hasAttribute("dir", language.equals("ar") ? "rtl" : "ltr");
            Accessible.checkInBothLights(page);
            String ticket = page.url();
            page.navigate(ticket + "/reach");
            Accessible.checkInBothLights(page);
            page.navigate(ticket);
            String id = agent.post("agents/me/call-next/").is(200).text("id");
            called();
            Accessible.checkInBothLights(page);
            agent.post("tickets/" + id + "/missed/").is(200);
            assertThat(page.locator(".pill[data-state=missed]")).isVisible();
            Accessible.checkInBothLights(page);
        }
    }
}
