package io.smartqueue.reception;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.browser.BrowserTest;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A small phone in the hand of a customer, and an agent behind the counter. */
@BrowserTest
public abstract class CustomerScenario {

    @Autowired
    protected Organisations organisations;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected PlatformTransactionManager transactions;

    protected final Browser browser;
    protected Branch branch;
    protected Person agent;
    protected BrowserContext phone;
    protected Page page;

    public CustomerScenario(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    protected void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        branch.write("insert into site (id, tenant_id, name, slug, country, zone)"
                + " values (gen_random_uuid(), current_tenant(), 'Medina', 'medina', 'SN', 'Africa/Dakar')");
        branch.write("insert into queue (id, tenant_id, site_id, service_id, name, slug, ordering, status)"
                + " select gen_random_uuid(), tenant_id, site.id, service_id, 'A', 'a', 'fifo', 'active' from queue"
                + " join site using (tenant_id) where site.slug = 'medina'");
        agent = branch.tenant.agent();
        branch.seat(agent.staffId(), queue);
        give("fr", true);
    }

    /** Another phone in the place of the one before. */
    protected void hold(String language, boolean scripts) {
        phone.close();
        give(language, scripts);
    }

    private void give(String language, boolean scripts) {
        phone = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(360, 640)
                .setLocale(language)
                .setJavaScriptEnabled(scripts));
        page = phone.newPage();
    }

    @AfterEach
    protected void putAway() {
        phone.close();
    }

    protected String home() {
        return organisations.address() + "/o/" + branch.tenant.slug();
    }

    protected void take() {
        page.navigate(home());
        page.getByText("Plateau").click();
        page.getByText("Service A").click();
        page.locator("button.fill").click();
        page.waitForURL(Pattern.compile(".*/t/.*"));
    }

    protected void called() {
        assertThat(page.locator("body.called")).isVisible();
    }
}
