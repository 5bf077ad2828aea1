package io.smartqueue.demo;

import io.smartqueue.customer.CustomerDraft;
import io.smartqueue.customer.Customers;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Secret;
import io.smartqueue.notification.DefaultTemplates;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.counter.CounterDraft;
import io.smartqueue.queue.counter.CounterSessions;
import io.smartqueue.queue.counter.Counters;
import io.smartqueue.reception.branding.BrandingSettings;
import io.smartqueue.security.Role;
import io.smartqueue.security.StaffId;
import io.smartqueue.site.ServiceDraft;
import io.smartqueue.site.ServiceId;
import io.smartqueue.site.Services;
import io.smartqueue.site.Site;
import io.smartqueue.site.SiteDraft;
import io.smartqueue.site.Sites;
import io.smartqueue.staff.Staff;
import io.smartqueue.staff.StaffDraft;
import io.smartqueue.tenant.Names;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates a demo organisation with everything in it: all or nothing, and only once. */
@Component
class DemoSetup {

    private static final Secret PASSWORD = new Secret("smartqueue-demo");
    private static final int CAPACITY = 1000;

    private final JdbcClient jdbc;
    private final Sites sites;
    private final Services services;
    private final Queues queues;
    private final Counters counters;
    private final CounterSessions counterSessions;
    private final Staff staff;
    private final Customers customers;
    private final DefaultTemplates templates;
    private final BrandingSettings looks;

    DemoSetup(
            JdbcClient jdbc,
            Sites sites,
            Services services,
            Queues queues,
            Counters counters,
            CounterSessions counterSessions,
            Staff staff,
            Customers customers,
            DefaultTemplates templates,
            BrandingSettings looks) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.services = services;
        this.queues = queues;
        this.counters = counters;
        this.counterSessions = counterSessions;
        this.staff = staff;
        this.customers = customers;
        this.templates = templates;
        this.looks = looks;
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
    public boolean furnish(Tenant tenant, DemoOrganisation organisation) {
        oneServerAtATime();
        if (isFurnished()) {
            return false;
        }
        Map<String, ServiceId> offered = new HashMap<>();
        organisation
                .services()
                .forEach(service -> offered.put(
                        service.code(),
                        services.create(new ServiceDraft(
                                        service.names().name(),
                                        service.names().names(),
                                        service.code(),
                                        null,
                                        service.expectedMinutes(),
                                        null,
                                        service.pictogram(),
                                        service.hue(),
                                        true))
                                .id()));
        organisation.sites().forEach(site -> furnish(site, offered, organisation));
        enlist(tenant, organisation);
        looks.change(organisation.look());
        templates.create(event -> true);
        customers();
        return true;
    }

    private void furnish(DemoOrganisation.Site plan, Map<String, ServiceId> offered, DemoOrganisation organisation) {
        Site site = sites.create(new SiteDraft(
                plan.names().name(), plan.names().names(), null, null, plan.city(), null, null, null, null, true));
        List<UUID> lines = plan.serviceCodes().stream()
                .map(code -> queues.create(line(plan, code, site, offered, organisation))
                        .id()
                        .value())
                .toList();
        for (int n = 1; n <= plan.counters(); n++) {
            counters.create(new CounterDraft("Guichet " + n, site.id().toString(), null, lines, null, true));
        }
    }

    private static Queue.Draft line(
            DemoOrganisation.Site plan,
            String code,
            Site site,
            Map<String, ServiceId> offered,
            DemoOrganisation organisation) {
        Names names = organisation.services().stream()
                .filter(service -> service.code().equals(code))
                .findFirst()
                .orElseThrow()
                .names();
        return new Queue.Draft(
                names.name(),
                names.names(),
                null,
                site.id().toString(),
                null,
                String.valueOf(offered.get(code)),
                null,
                Queue.Order.FIFO,
                Queue.Status.ACTIVE,
                CAPACITY,
                null,
                null);
    }

    private void enlist(Tenant tenant, DemoOrganisation organisation) {
        enlist(tenant, "admin", "Awa Fall", "Mme Fall", Role.ADMIN);
        enlist(tenant, "manager", "Cheikh Gueye", "M. Gueye", Role.MANAGER);
        int n = 0;
        for (DemoOrganisation.Person agent : organisation.agents()) {
            enlist(tenant, "agent" + ++n, agent.name(), agent.publicName(), Role.AGENT);
        }
    }

    private void enlist(Tenant tenant, String login, String name, String publicName, Role role) {
        String email = login + "@" + tenant.slug() + ".example";
        staff.enlistForDemo(new StaffDraft(email, name, publicName, role, List.of(), List.of(), true), PASSWORD);
    }

    private void customers() {
        customer("Awa", "N'Diaye", "+221770000012", Set.of(Medium.SMS));
        customer("Cheikh", "Fall", "+221780000041", Set.of(Medium.WHATSAPP));
        customer("Ousmane", "Ba", "+221770000088", Set.of(Medium.SMS, Medium.WHATSAPP));
        customer("Mariama", "Sow", null, Set.of());
    }

    private void customer(String first, String last, @Nullable String phone, Set<Medium> consents) {
        customers.create(new CustomerDraft(first, last, phone, null, "fr", consents, true));
    }

    /** Opens for each agent the counter of the same rank at the site, if that counter is free. */
    @Transactional
    public void seat(DemoOrganisation organisation) {
        oneServerAtATime();
        record Seat(UUID agent, UUID counter) {}
        jdbc.sql("""
                        with agents as (
                            select membership.id, row_number() over (order by email) as rank
                            from membership join account on account.id = account_id
                            where tenant_id = current_tenant() and role = 'agent' and membership.is_active and is_demo
                        ), seats as (
                            select id, row_number() over (order by name) as rank from counter
                            where is_active and site_id = (select id from site where name = :site)
                        )
                        select agents.id as agent, seats.id as counter from agents join seats using (rank)
                        where not exists (select from counter_session taken where closed_at is null
                            and (taken.agent_id = agents.id or taken.counter_id = seats.id))
                        """)
                .param("site", organisation.siteOfTheAgents().names().name())
                .query(Seat.class)
                .list()
                .forEach(seat -> {
                    StaffId agent = new StaffId(seat.agent());
                    counterSessions.sit(agent, Optional.of(new CounterId(seat.counter())), false, null);
                    counterSessions.keep(agent);
                });
    }

    /** A real organisation with the same slug as a demo is left unchanged. */
    private boolean isFurnished() {
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
