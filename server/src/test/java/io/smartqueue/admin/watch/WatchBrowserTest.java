package io.smartqueue.admin.watch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
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

/** A manager watches a site, as it changes, and takes note of an alert. */
@BrowserTest
class WatchBrowserTest {

    private static final int MOST_BYTES = 150_000;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    QueueId queue;
    String home = "";

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
        branch.seat(branch.tenant.agent().staffId(), queue);
        branch.write(
                "insert into alert (id, tenant_id, kind, subject_id, subject, site_id, value, threshold, since)"
                        + " values (gen_random_uuid(), current_tenant(), 'bad_opinion', 'x', 'A042', ?, 1, 2, now())",
                branch.site);
        home = organisations.address() + "/admin/" + branch.tenant.slug();
    }

    @Test
    void theSiteIsWatchedAsItChanges(Browser browser) {
        try (BrowserContext desk = browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"))) {
            Page page = SignedIn.to("/admin", desk, branch.tenant.admin());
            page.click("nav >> text=Supervision");
            assertThat(page.locator("#live")).isVisible();
            branch.tenant
                    .agent()
                    .post("tickets/", Map.of("queue_id", queue.value()))
                    .is(201);
            assertThat(page.locator(".stats b").first()).hasText("1");
            takeNote(page);
            look(desk);
        }
    }

    private void takeNote(Page page) {
        page.click("text=Noter la raison");
        page.fill("textarea", "J’appelle 🙂");
        page.click("text=J’ai vu");
        assertThat(page.locator(".todo")).hasCount(0);
        assertThat(page.locator("text=J’appelle 🙂")).isVisible();
    }

    private void look(BrowserContext desk) {
        Page page = desk.newPage();
        Weight weight = Weight.of(page);
        page.navigate(home + "/watch");
        assertThat(weight.bytes()).isLessThan(MOST_BYTES);
        for (String path : List.of("/watch?begin=" + branch.site + "&", "/alerts?state=all&")) {
            for (String language : List.of("fr", "ar")) {
                page.navigate(home + path + "lang=" + language);
                Accessible.checkInBothLights(page);
            }
        }
    }
}
