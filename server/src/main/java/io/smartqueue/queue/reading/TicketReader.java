package io.smartqueue.queue.reading;

import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.staff.StaffId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads whole tickets, with their legs, in one statement. */
@Component
public class TicketReader {

    private final JdbcClient jdbc;
    private final TicketRows rows;

    TicketReader(JdbcClient jdbc, TicketRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    public Optional<Ticket> find(TicketId id) {
        return all(List.of(id)).stream().findFirst();
    }

    public Optional<Ticket> inHandOf(StaffId agent) {
        return jdbc.sql("select visit_id from leg where agent_id = :agent and state in ('called', 'serving')")
                .param("agent", agent.value())
                .query(UUID.class)
                .optional()
                .flatMap(id -> find(new TicketId(id)));
    }

    /** In the order of the ids; an id that is nobody's is left out. */
    public List<Ticket> all(Collection<TicketId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Ticket> found = jdbc.sql("""
                        select visit.id, visit.number, visit.priority, visit.channel, visit.customer_id,
                               visit.public_token, visit.joined_at as visit_joined_at,
                               coalesce(visit.customer_name,
                                   nullif(trim(concat_ws(' ', customer.first_name, customer.last_name)), '')
                               ) as customer_name,
                               coalesce(visit.customer_phone, customer.phone) as customer_phone,
                               leg.id as leg_id, leg.queue_id, leg.state, leg.joined_at, leg.called_at,
                               leg.started_at, leg.ended_at, leg.call_count, leg.outcome,
                               leg.counter_id, counter.name as counter_name,
                               leg.agent_id, membership.public_name as agent_name, service.expected_minutes,
                               case when leg.state = 'waiting' then (
                                   select count(*) from leg ahead
                                   where ahead.queue_id = leg.queue_id and ahead.state = 'waiting'
                                     and (ahead.due_at, ahead.id) < (leg.due_at, leg.id)
                               ) end as ahead,
                               case when leg.state = 'waiting' then (
                                   select count(*) from counter_queue
                                   join counter_session on counter_session.counter_id = counter_queue.counter_id
                                   where counter_queue.queue_id = leg.queue_id
                                     and closed_at is null and counter_session.status = 'available'
                               ) end as counters_open
                        from visit
                        join leg on leg.visit_id = visit.id
                        join queue on queue.id = leg.queue_id
                        join service on service.id = queue.service_id
                        left join customer on customer.id = visit.customer_id
                        left join counter on counter.id = leg.counter_id
                        left join membership on membership.id = leg.agent_id
                        where visit.id = any(:ids)
                        order by visit.id, leg.passage
                        """)
                .param("ids", ids.stream().map(TicketId::value).toArray(UUID[]::new))
                .query(rows);
        return ids.stream()
                .map(id -> found.get(id.value()))
                .filter(t -> t != null)
                .toList();
    }
}
