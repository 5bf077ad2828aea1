package io.smartqueue.queue.life;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.ticket.Tickets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tickets in the line: customers arrive, come back, let others pass or leave. A ticket is placed behind another one by
 * being due a microsecond later. Each act is one transaction that also writes the history and publishes a
 * {@link io.smartqueue.queue.event.TicketEvent}. All throw a {@link Refusal}: 404 when there is no such ticket, 409
 * {@code not_allowed_in_this_state}, 403 {@code ticket_of_another_agent}.
 */
@Service
public class WaitingTickets {

    /** More than anybody needs; staff may correct it at any time. */
    private static final int MOST_TRAVEL_CHANGES = 20;

    private record Travelled(int minutes, int changes) {}

    private final JdbcClient jdbc;
    private final LockedTickets tickets;
    private final Moves moves;
    private final Tickets known;

    WaitingTickets(JdbcClient jdbc, LockedTickets tickets, Moves moves, Tickets known) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.moves = moves;
        this.known = known;
    }

    /** A customer who joined remotely, or was called, has arrived; the rank stays that of joining. */
    @Transactional
    public Ticket arrive(TicketId ticket, Actor by) {
        return moves.move(ticket, Act.ARRIVE, by, Particulars.NONE);
    }

    /**
     * The customer says how far away they are; their turn is announced so much earlier. Who says the same again changes
     * nothing.
     *
     * @throws Refusal 409 {@code travel_limit_reached}, because the history keeps each change
     */
    @Transactional
    public Ticket travel(TicketId ticket, int minutes, Actor by) {
        LockedTicket locked = tickets.lock(ticket, Act.TRAVEL, by);
        Travelled before = travelled(locked.leg());
        if (before.minutes == minutes) {
            return known.get(ticket);
        }
        if (by.kind() == Actor.Kind.CUSTOMER && before.changes >= MOST_TRAVEL_CHANGES) {
            throw Refusal.conflict("travel_limit_reached", "It can be changed " + MOST_TRAVEL_CHANGES + " times.")
                    .with("state", locked.state().code());
        }
        return moves.move(ticket, Act.TRAVEL, by, Particulars.travel(minutes));
    }

    private Travelled travelled(UUID leg) {
        return jdbc.sql("""
                        select travel_minutes, (
                            select count(*) from ticket_event
                            where visit_id = leg.visit_id and leg_id = leg.id and type = :type
                        ) as changes
                        from leg where id = :leg
                        """)
                .param("leg", leg)
                .param("type", TicketEvent.Type.TRAVEL.code())
                .query((row, n) -> new Travelled(row.getInt("travel_minutes"), row.getInt("changes")))
                .single();
    }

    @Transactional
    public Ticket cancel(TicketId ticket, String reason, Actor by) {
        return moves.move(ticket, Act.CANCEL, by, Particulars.because(reason));
    }

    /** The states from which {@link #expire} is allowed. */
    public static String[] expiringStates() {
        return Act.EXPIRE.fromCodes();
    }

    /** Ends the waiting at the end of the day. */
    @Transactional
    public Ticket expire(TicketId ticket) {
        return moves.move(ticket, Act.EXPIRE, Actor.system(), Particulars.NONE);
    }

    /**
     * Back to waiting: at the old rank after a call by mistake, and after a hold, which only its agent may end like
     * this; after a missed call at the place that the queue prescribes.
     *
     * @throws Refusal 409 {@code return_limit_reached}, or 400 without a reason for undoing a call
     */
    @Transactional
    public Ticket comeBack(TicketId ticket, @Nullable String reason, Actor by) {
        LockedTicket locked = tickets.lock(ticket, Act.RETURN, by);
        if (locked.state() == TicketState.ON_HOLD && !by.servesForOthers() && !locked.isOf(by)) {
            throw Moves.ofAnotherAgent();
        }
        if (locked.state() == TicketState.CALLED && reason == null) {
            throw Refusal.field("reason", "required", "Say why the call is undone.");
        }
        Instant due = locked.state() == TicketState.MISSED ? afterMissing(locked) : locked.dueAt();
        return moves.move(ticket, Act.RETURN, by, Particulars.due(due, reason));
    }

    private Instant afterMissing(LockedTicket locked) {
        Queue.Requeue rules = locked.requeue();
        if (locked.counts().returns() >= rules.maxReturns()) {
            throw Refusal.conflict(
                            "return_limit_reached", "After " + rules.maxReturns() + " returns a new ticket is needed.")
                    .with("state", locked.state().code());
        }
        return switch (rules.to()) {
            case RANK -> locked.dueAt();
            case PLACES ->
                behind(locked, rules.places(), Instant.EPOCH)
                        .filter(locked.dueAt()::isBefore)
                        .orElse(locked.dueAt());
        };
    }

    /**
     * Lets so many people pass, or all who wait when they are fewer; a customer who was already called waits again
     * behind them.
     *
     * @throws Refusal 409 {@code postpone_limit_reached}
     */
    @Transactional
    public Ticket postpone(TicketId ticket, int places, Actor by) {
        LockedTicket locked = tickets.lock(ticket, Act.POSTPONE, by);
        int most = locked.requeue().maxPostponements();
        if (locked.counts().postponements() >= most) {
            throw Refusal.conflict("postpone_limit_reached", "A ticket can be postponed " + most + " times.")
                    .with("state", locked.state().code());
        }
        Instant due = behind(locked, places, locked.dueAt()).orElse(locked.dueAt());
        return moves.move(ticket, Act.POSTPONE, by, Particulars.due(due, null));
    }

    private Optional<Instant> behind(LockedTicket locked, int places, Instant from) {
        return jdbc.sql("""
                        select due_at from (
                            select due_at from leg
                            where queue_id = :queue and state = 'waiting' and (due_at, id) > (:from, :leg)
                            order by due_at, id
                            limit :places
                        ) passed
                        order by due_at desc
                        limit 1
                        """)
                .param("queue", locked.queue().value())
                .param("from", Times.sql(from))
                .param("leg", locked.leg())
                .param("places", places)
                .query((row, n) -> Times.instant(row, "due_at").plus(1, ChronoUnit.MICROS))
                .optional();
    }
}
