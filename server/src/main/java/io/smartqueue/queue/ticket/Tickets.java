package io.smartqueue.queue.ticket;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.security.StaffId;
import io.smartqueue.tenant.CurrentTenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tickets of the current organisation: each is taken, and read with its legs, in one transaction. */
@Service
public class Tickets {

    /** Up to this many tickets of a queue, each position is read by itself; with more, the whole line is read once. */
    private static final int FEW = 3;

    private final JdbcClient jdbc;
    private final Admission admission;
    private final NewVisits visits;
    private final TicketRows rows;
    private final ApplicationEventPublisher events;

    Tickets(JdbcClient jdbc, Admission admission, NewVisits visits, TicketRows rows, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.admission = admission;
        this.visits = visits;
        this.rows = rows;
        this.events = events;
    }

    /**
     * Takes a ticket in two statements: one reads the queue, one joins it.
     *
     * @throws Refusal 400 for an unknown reference or an invalid phone; 409 {@code queue_full}, {@code
     * queue_not_active},
     *     {@code closed}, {@code already_in_line}; 403 at a site that is not the actor's
     */
    @Transactional
    public Ticket take(NewTicket wanted, Actor by) {
        return take(wanted, by, Optional.empty());
    }

    /**
     * The same by staff.
     *
     * @param beyond why a phone gets another ticket for a service that allows one; kept in the history
     */
    @Transactional
    public Ticket take(NewTicket wanted, Actor by, Optional<String> beyond) {
        Ticket ticket = visits.add(wanted, admission.admit(wanted, by, beyond.isPresent()), by, beyond);
        events.publishEvent(new TicketEvent(
                CurrentTenant.get(),
                ticket.id(),
                ticket.current().id(),
                ticket.queueId(),
                TicketEvent.Type.CREATED,
                0,
                ticket.joinedAt(),
                Optional.ofNullable(ticket.place())));
        return ticket;
    }

    @Transactional(readOnly = true)
    public Optional<Ticket> find(TicketId id) {
        return all(List.of(id)).stream().findFirst();
    }

    /** @throws Refusal 404 when there is none */
    @Transactional(readOnly = true)
    public Ticket get(TicketId id) {
        return find(id).orElseThrow(Tickets::unknown);
    }

    public static Refusal unknown() {
        return Refusal.notFound("not_found", "There is no such ticket.");
    }

    @Transactional(readOnly = true)
    public Optional<Ticket> inHandOf(StaffId agent) {
        return jdbc.sql("select visit_id from leg where agent_id = :agent and is_in_hand(state)")
                .param("agent", agent.value())
                .query(UUID.class)
                .optional()
                .flatMap(id -> find(new TicketId(id)));
    }

    // Joins of eight tables, and a list of ids that the planner sees, cost more to plan at each call than to run. So
    // names are read by subqueries, and the list is hidden in a subquery, so that one plan serves every list. Waiting
    // legs are selected from the tickets' own legs, because one condition for both makes a plan that was made while few
    // waited read the whole line.
    /** In the order of the ids; unknown ids are left out. */
    @Transactional(readOnly = true)
    public List<Ticket> all(Collection<TicketId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Ticket> found = jdbc.sql("""
                        with mine as materialized (
                            select id, queue_id, due_at, state = 'waiting' and reserved_for is null as is_for_anybody
                            from leg
                            where visit_id = any(array(select unnest(:ids))) and is_in_line(state)
                        ), together as materialized (
                            select queue_id, max(due_at) as until from mine where is_for_anybody
                            group by queue_id having count(*) > :few
                        ), line as materialized (
                            select leg_id, ahead, open, work, squared, elsewhere
                            from together cross join lateral ahead_in(queue_id, until)
                            union all
                            select id, ahead, open, work, squared, elsewhere
                            from mine cross join lateral ahead_of(queue_id, due_at, id)
                            where not is_for_anybody or queue_id not in (select queue_id from together)
                        )
                        select visit.id, visit.number, visit.priority, visit.priority_reason,
                               visit.channel, visit.customer_id,
                               visit.public_token, visit.joined_at as visit_joined_at,
                               coalesce(visit.customer_name, (
                                   select full_name(first_name, last_name) from customer where id = visit.customer_id
                               )) as customer_name,
                               coalesce(visit.customer_phone, (
                                   select phone from customer where id = visit.customer_id
                               )) as customer_phone,
                               leg.id as leg_id, leg.queue_id, leg.state, leg.joined_at, leg.called_at,
                               leg.started_at, leg.missed_at, leg.ended_at, leg.call_count, leg.outcome,
                               extract(epoch from leg.held)::bigint as held_seconds,
                               leg.counter_id, (select name from counter where id = leg.counter_id) as counter_name,
                               leg.agent_id, (
                                   select public_name from membership where id = leg.agent_id
                               ) as agent_name,
                               (
                                   select expected_minutes from queue join service on service.id = service_id
                                   where queue.id = leg.queue_id
                               ) as expected_minutes,
                               line.ahead, line.open, line.work, line.squared, line.elsewhere,
                               exists (
                                   select from open_incident where open_incident.site_id = visit.site_id
                               ) as stopped
                        from visit
                        join leg on leg.visit_id = visit.id
                        left join line on line.leg_id = leg.id
                        where visit.id = any(array(select unnest(:ids)))
                        order by visit.id, leg.is_current, leg.passage
                        """)
                .param("few", FEW)
                .param("ids", ids.stream().map(TicketId::value).toArray(UUID[]::new))
                .query(rows);
        return ids.stream()
                .map(id -> found.get(id.value()))
                .filter(t -> t != null)
                .toList();
    }
}
