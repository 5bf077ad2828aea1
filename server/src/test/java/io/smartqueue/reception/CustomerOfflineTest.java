package io.smartqueue.reception;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An act of the customer without a network is kept and said, and done once. */
class CustomerOfflineTest extends CustomerScenario {

    private static final LocatorAssertions.IsHiddenOptions AFTER_A_RETRY =
            new LocatorAssertions.IsHiddenOptions().setTimeout(25_000);

    CustomerOfflineTest(Browser browser) {
        super(browser);
    }

    @Test
    void anActWithoutNetworkIsKeptAndDoneWhenItIsBack() {
        take();
        others(3);
        phone.setOffline(true);
        page.locator("#postpone").click();
        assertThat(page.locator("#kept")).containsText("Votre demande est gardée");
        page.locator("#postpone").click();
        phone.setOffline(false);
        assertThat(page.locator("#kept")).isHidden(AFTER_A_RETRY);
        assertThat(page.locator(".line-words")).containsText("2");
        assertThat(postponements()).containsExactly(1);
    }

    @Test
    void anActWhoseAnswerWasLostIsNotDoneAgain() {
        take();
        others(5);
        int[] asked = {0};
        page.route("**/postpone", route -> {
            if (asked[0]++ == 0) {
                route.fetch();
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        page.locator("#postpone").click();
        assertThat(page.locator("#kept")).isVisible();
        assertThat(page.locator("#kept")).isHidden(AFTER_A_RETRY);
        assertThat(asked[0]).isEqualTo(2);
        assertThat(postponements()).containsExactly(1);
    }

    @Test
    void anAnswerThatNeverComesStopsNeitherThePageNorTheAct() {
        take();
        others(3);
        List<Route> swallowed = new ArrayList<>();
        page.route("**/postpone", swallowed::add);
        page.locator("#postpone").click();
        page.waitForCondition(() -> !swallowed.isEmpty());
        page.evaluate("stop()");
        assertThat(page.locator("#kept")).isVisible();
        page.unroute("**/postpone");
        assertThat(page.locator("#kept")).isHidden(AFTER_A_RETRY);
        assertThat(postponements()).containsExactly(1);
    }

    @Test
    void aTicketAskedForWithoutNetworkIsTakenOnceWhenItIsBack() {
        page.navigate(home() + "/plateau/a");
        phone.setOffline(true);
        page.locator("button.fill").click();
        assertThat(page.locator("#kept")).containsText("Votre demande est gardée");
        phone.setOffline(false);
        page.waitForURL(Pattern.compile(".*/t/.*"));
        assertThat(branch.read(Long.class, "select count(*) from visit")).containsExactly(1L);
    }

    @Test
    void aCancellationWhoseAnswerWasLostIsShownAsDone() {
        take();
        int[] asked = {0};
        page.route("**/cancel", route -> {
            if (asked[0]++ == 0) {
                route.fetch();
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        page.locator("#cancel").click();
        page.locator(".btn.danger").click();
        assertThat(page.locator(".pill"))
                .containsText("Annulé", new LocatorAssertions.ContainsTextOptions().setTimeout(25_000));
        assertThat(page.locator(".alert")).hasCount(0);
    }

    @Test
    void aLinkWithoutNetworkIsFollowedWhenItIsBack() {
        take();
        String ticket = page.url();
        phone.setOffline(true);
        page.getByText("Actualiser").click();
        assertThat(page.locator("#kept")).containsText("Votre demande est gardée");
        page.locator("a[href$='/reach']").click();
        assertThat(page.locator(".pill")).containsText("En attente");
        phone.setOffline(false);
        page.waitForURL(ticket + "/reach");
    }

    private void others(int people) {
        String queue = branch.read(String.class, "select queue_id::text from leg limit 1")
                .getFirst();
        for (int i = 0; i < people; i++) {
            branch.tenant.manager().post("tickets/", Map.of("queue_id", queue)).is(201);
        }
    }

    private List<Integer> postponements() {
        return branch.read(Integer.class, "select postponements from leg where postponements > 0");
    }
}
