package io.smartqueue.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.smartqueue.Organisations;
import io.smartqueue.browser.Accessible;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.browser.SignedIn;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A manager reads reports without a script. */
@BrowserTest
class ReportsBrowserTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void everybodyCanReadThemInBothLights(Browser browser) {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        branch.seat(branch.tenant.agent().staffId(), queue);
        for (int i = 0; i < 3; i++) {
            visit(branch, queue);
        }
        try (BrowserContext desk = browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"))) {
            Page page = SignedIn.to("/admin", desk, branch.tenant.admin());
            page.click("nav >> text=Rapports");
            assertThat(page.locator("main table")).hasCount(1);
            page.selectOption("#by", "queue");
            page.check("input[name=compare]");
            page.click("form[method=get] button");
            assertThat(page.locator("main table tbody tr")).hasCount(1);
            for (String language : List.of("fr", "ar")) {
                for (String kind : List.of("arrivals", "waits")) {
                    page.navigate(organisations.address() + "/admin/" + branch.tenant.slug()
                            + "/reports?compare=true&kind=" + kind + "&lang=" + language);
                    Accessible.checkInBothLights(page);
                }
            }
        }
    }

    private static void visit(Branch branch, QueueId queue) {
        var agent = branch.tenant.agent();
        String id = agent.post("tickets/", Map.of("queue_id", queue.value()))
                .is(201)
                .id();
        agent.post("agents/me/call-next/").is(200);
        agent.post("tickets/" + id + "/start/").is(200);
        agent.post("tickets/" + id + "/close/").is(200);
    }
}
