package io.smartqueue.counter.reading;

import io.smartqueue.security.StaffId;
import io.smartqueue.tenant.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the sessions of agents and the free counters. */
@Component
public class AgentSessionReader {

    /**
     * A counter that the agent may choose.
     *
     * @param takenBy the public name of the agent there
     * @param queues by their names
     */
    public record Free(
            UUID id, String name, Names site, @Nullable String takenBy, boolean own, List<Names> queues) {}

    private final JdbcClient jdbc;

    AgentSessionReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<AgentSession> of(StaffId agent) {
        return jdbc.sql("""
                        select counter.id, counter.name, site.id as site_id, site.name as site_name,
                               site.names as site_names, site.zone,
                               session.status = 'paused' as paused, session.reason,
                               exists (select from open_incident where open_incident.site_id = site.id) as stopped
                        from counter_session session
                        join counter on counter.id = session.counter_id
                        join site on site.id = counter.site_id
                        where agent_id = :agent and closed_at is null
                        """)
                .param("agent", agent.value())
                .query((row, n) -> seat(row, agent))
                .optional();
    }

    private AgentSession seat(ResultSet row, StaffId agent) throws SQLException {
        return new AgentSession(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("site_id", UUID.class),
                Names.of(row, "site_name"),
                ZoneId.of(row.getString("zone")),
                row.getBoolean("paused"),
                row.getBoolean("stopped"),
                row.getString("reason"),
                served(agent));
    }

    private List<AgentSession.Served> served(StaffId agent) {
        return jdbc.sql("""
                        select queue.id, queue.name, queue.names, left(service.code, 1) as letter,
                               is_chosen as chosen, is_only as only
                        from served_queue
                        join queue on queue.id = queue_id
                        join service on service.id = queue.service_id
                        where agent_id = :agent
                        order by letter, queue.name, queue.id
                        """)
                .param("agent", agent.value())
                .query((row, n) -> new AgentSession.Served(
                        row.getObject("id", UUID.class),
                        Names.of(row, "name"),
                        row.getString("letter"),
                        row.getBoolean("chosen"),
                        row.getBoolean("only")))
                .list();
    }

    /** @param sites the only ones where the agent may act; empty means all of them */
    @Transactional(readOnly = true)
    public List<Free> counters(StaffId agent, Set<UUID> sites) {
        return jdbc.sql("""
                        select counter.id, counter.name, site.name as site_name, site.names as site_names,
                               member.public_name as taken_by,
                               coalesce(member.id = :agent, false) as own, coalesce((
                                   select json_agg(json_build_object('name', queue.name, 'names', queue.names)
                                                   order by queue.name)
                                   from counter_queue join queue on queue.id = queue_id
                                   where counter_id = counter.id
                               ), '[]') as queues
                        from counter
                        join site on site.id = counter.site_id
                        left join counter_session session on session.counter_id = counter.id and closed_at is null
                        left join membership member on member.id = session.agent_id
                        where counter.is_active and site.is_active
                          and (cardinality(:sites::uuid[]) = 0 or site.id = any(:sites))
                        order by site.name, site.id, length(counter.name), counter.name
                        """)
                .param("agent", agent.value())
                .param("sites", sites.toArray(UUID[]::new))
                .query((row, n) -> new Free(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Names.of(row, "site_name"),
                        row.getString("taken_by"),
                        row.getBoolean("own"),
                        Names.list(row.getString("queues"))))
                .list();
    }
}
