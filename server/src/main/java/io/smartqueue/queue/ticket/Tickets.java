package io.smartqueue.queue.ticket;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.order.LineBooks;
import io.smartqueue.security.StaffId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tickets of the current organisation: each is taken, and read with its legs, in one transaction. */
@Service
public class Tickets {

    private final JdbcClient jdbc;
    private final Joining joining;
    private final TicketRows rows;
    private final PlacesInLine places;

    Tickets(JdbcClient jdbc, Joining joining, TicketRows rows, PlacesInLine places) {
        this.jdbc = jdbc;
        this.joining = joining;
        this.rows = rows;
        this.places = places;
    }

    /**
     * Takes a ticket, perhaps together with others that are asked for at the same time.
     *
     * @throws Refusal 400 for an unknown reference or an invalid phone; 409 {@code queue_full}, {@code
     * queue_not_active},
     *     {@code closed}, {@code already_in_line}; 403 at a site that is not the actor's
     */
    public Ticket take(NewTicket wanted, Actor by) {
        return take(wanted, by, Optional.empty());
    }

    /**
     * The same by staff.
     *
     * @param beyond why a phone gets another ticket for a service that allows one; kept in the history
     */
    public Ticket take(NewTicket wanted, Actor by, Optional<String> beyond) {
        return joining.take(new Admission.Request(wanted, by, beyond));
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

    /**
     * Counts all who wait in each of these queues, reserved or not, without those who have yet to arrive. The servers
     * keep the lines in memory, so the answer costs the same for ten people as for a hundred thousand.
     */
    @Transactional(readOnly = true)
    public Map<QueueId, Integer> waiting(Collection<QueueId> queues) {
        long since = LineBooks.moment();
        return queues.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), queue -> places.waiting(queue, since)));
    }

    // A list of ids that the planner sees costs more to plan at each call than to run, so it is hidden in a subquery,
    // and one plan serves every list.
    /** In the order of the ids; unknown ids are left out. */
    @Transactional(readOnly = true)
    public List<Ticket> all(Collection<TicketId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Ticket> found = jdbc.sql("""
                        select
                        """ + TicketRows.COLUMNS + """
                               ,
                        """ + PlacesInLine.COLUMNS + """
                               , exists (
                                   select from open_incident where open_incident.site_id = visit.site_id
                               ) as stopped
                        from visit
                        join leg on leg.visit_id = visit.id
                        where visit.id = any(array(select unnest(:ids)))
                        order by visit.id, leg.is_current, leg.passage
                        """)
                .param("ids", ids.stream().map(TicketId::value).toArray(UUID[]::new))
                .query(rows);
        return ids.stream()
                .map(id -> found.get(id.value()))
                .filter(t -> t != null)
                .toList();
    }
}
