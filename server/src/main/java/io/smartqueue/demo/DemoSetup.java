package io.smartqueue.demo;

import io.smartqueue.customer.CustomerDraft;
import io.smartqueue.customer.Customers;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.register.ConsentGiven;
import io.smartqueue.notification.text.DefaultTemplates;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates a demo organisation with everything in it: all or nothing, and only once. */
@Component
class DemoSetup {

    private final JdbcClient jdbc;
    private final DemoSites demoSites;
    private final DemoStaff demoStaff;
    private final Customers customers;
    private final DefaultTemplates templates;
    private final DemoChoices choices;

    DemoSetup(
            JdbcClient jdbc,
            DemoSites demoSites,
            DemoStaff demoStaff,
            Customers customers,
            DefaultTemplates templates,
            DemoChoices choices) {
        this.jdbc = jdbc;
        this.demoSites = demoSites;
        this.demoStaff = demoStaff;
        this.customers = customers;
        this.templates = templates;
        this.choices = choices;
    }

    @Transactional
    public Tenant open(DemoOrganisation organisation, Tenants tenants) {
        oneServerAtATime();
        return tenants.find(organisation.slug().value())
                .orElseGet(() ->
                        tenants.create(organisation.slug(), organisation.name(), "SN", "Africa/Dakar", "fr", true));
    }

    /** @return false when it existed before */
    @Transactional
    public boolean fill(Tenant tenant, DemoOrganisation organisation) {
        oneServerAtATime();
        if (isFilled()) {
            return false;
        }
        demoSites.create(organisation);
        demoStaff.enlist(tenant, organisation);
        choices.make(organisation);
        templates.create(event -> true);
        customers();
        return true;
    }

    private void customers() {
        customer("Awa", "N'Diaye", "+221770000012", Set.of(Medium.SMS));
        customer("Cheikh", "Fall", "+221780000041", Set.of(Medium.WHATSAPP));
        customer("Ousmane", "Ba", "+221770000088", Set.of(Medium.SMS, Medium.WHATSAPP));
        customer("Mariama", "Sow", null, Set.of());
    }

    private void customer(String first, String last, @Nullable String phone, Set<Medium> consents) {
        customers.create(new CustomerDraft(first, last, phone, null, "fr", consents, true), ConsentGiven.By.SYSTEM);
    }

    @Transactional
    public void openCounters(DemoOrganisation organisation) {
        oneServerAtATime();
        demoStaff.openCounters(organisation);
    }

    /** A real organisation with the same slug as a demo is left unchanged. */
    private boolean isFilled() {
        return jdbc.sql("""
                        select exists (select from site) or not is_demo from tenant where id = current_tenant()
                        """).query(Boolean.class).single();
    }

    private void oneServerAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('smartqueue demo'))")
                .query((row, n) -> 0)
                .list();
    }
}
