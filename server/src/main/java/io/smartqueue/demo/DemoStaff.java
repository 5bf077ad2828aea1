package io.smartqueue.demo;

import io.smartqueue.kernel.Secret;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.counter.CounterSessions;
import io.smartqueue.security.Role;
import io.smartqueue.security.StaffId;
import io.smartqueue.staff.Staff;
import io.smartqueue.staff.StaffDraft;
import io.smartqueue.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes on the people of a demo organisation, and opens the counters of its agents. */
@Component
class DemoStaff {

    private static final Secret PASSWORD = new Secret("smartqueue-demo");

    private final JdbcClient jdbc;
    private final Staff staff;
    private final CounterSessions counterSessions;

    DemoStaff(JdbcClient jdbc, Staff staff, CounterSessions counterSessions) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.counterSessions = counterSessions;
    }

    void enlist(Tenant tenant, DemoOrganisation organisation) {
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

    /** Opens for each agent the counter of the same rank at the site, if that counter is free. */
    void openCounters(DemoOrganisation organisation) {
        record Opening(UUID agent, UUID counter) {}
        jdbc.sql("""
                        with agents as (
                            select membership.id, row_number() over (order by email) as rank
                            from membership join account on account.id = account_id
                            where tenant_id = current_tenant() and role = 'agent' and membership.is_active and is_demo
                        ), counters as (
                            select id, row_number() over (order by name) as rank from counter
                            where is_active and site_id = (select id from site where name = :site)
                        )
                        select agents.id as agent, counters.id as counter from agents join counters using (rank)
                        where not exists (select from counter_session taken where closed_at is null
                            and (taken.agent_id = agents.id or taken.counter_id = counters.id))
                        """)
                .param("site", organisation.siteOfTheAgents().names().name())
                .query(Opening.class)
                .list()
                .forEach(opening -> {
                    StaffId agent = new StaffId(opening.agent());
                    counterSessions.sit(agent, Optional.of(new CounterId(opening.counter())), false, null);
                    counterSessions.keep(agent);
                });
    }
}
