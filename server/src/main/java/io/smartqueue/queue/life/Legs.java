package io.smartqueue.queue.life;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.life.Moves.Moved;
import io.smartqueue.queue.life.Targets.Target;
import io.smartqueue.queue.order.DueInstant;
import io.smartqueue.queue.ticket.History;
import io.smartqueue.queue.ticket.OnePerPhone;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends and opens the legs of a visit, or reopens the one before. The number does not change. */
@Component
class Legs {

    /** The service that was closed, after which the visit went on. */
    record ClosedLeg(UUID leg, QueueId queue, UUID agent, Instant endedAt) {}

    private final JdbcClient jdbc;
    private final Targets targets;
    private final LockedTickets tickets;
    private final Moves moves;
    private final OnePerPhone onePerPhone;

    Legs(JdbcClient jdbc, Targets targets, LockedTickets tickets, Moves moves, OnePerPhone onePerPhone) {
        this.jdbc = jdbc;
        this.targets = targets;
        this.tickets = tickets;
        this.moves = moves;
        this.onePerPhone = onePerPhone;
    }

    /** Ends the current leg by a transfer; the queues planned after it stay planned. */
    Ticket transfer(LockedTicket before, Target target, @Nullable String reason, Actor by) {
        Moved ended = moves.apply(before.ticket(), Act.TRANSFER, by, Particulars.because(reason));
        return open(before, target, before.visit().nextQueues(), ended.at(), by, reason);
    }

    /**
     * Ends the service, and the visit too if no other queue follows. A next queue is passed over if its service allows
     * one ticket for a phone and the phone has another.
     */
    @Transactional
    public Ticket close(TicketId ticket, @Nullable String outcome, Actor by) {
        LockedTicket before = tickets.lock(ticket, Act.CLOSE, by);
        Particulars.Outcome particulars = Particulars.outcome(outcome, null);
        List<QueueId> then = before.visit().nextQueues();
        while (!then.isEmpty()) {
            Optional<Target> target = targets.step(then.getFirst(), before.site());
            boolean twice = onePerPhone.other(before.ticket(), then.getFirst()).isPresent();
            then = then.subList(1, then.size());
            if (twice) {
                particulars = Particulars.outcome(outcome, "already_in_line");
            } else if (target.isPresent()) {
                Moved ended = moves.apply(before.ticket(), Act.CLOSE, by, particulars);
                moves.tell(ended, Act.CLOSE);
                return open(before, target.get(), then, ended.at(), by, null);
            }
        }
        return moves.move(before.ticket(), Act.CLOSE, by, particulars);
    }

    // With the seniority of the visit.
    private Ticket open(
            LockedTicket before, Target target, List<QueueId> then, Instant at, Actor by, @Nullable String reason) {
        end(before.leg());
        jdbc.sql("""
                        with going_on as (
                            update visit set ended_at = null, next_queues = :then where id = :visit
                            returning tenant_id, id, number
                        ), opened as (
                            insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at,
                                moved_at, reserved_for, travel_minutes)
                            select :leg, tenant_id, id, (select max(passage) + 1 from leg where visit_id = :visit),
                                :queue, 'waiting', :due, :at, :at, :reserved, coalesce((
                                    -- Who was called is there.
                                    select travel_minutes from leg where id = :before and called_at is null
                                ), 0)
                            from going_on
                        )
                        """ + History.INSERT + """
                        select tenant_id, id, :leg, :queue, number, :type, :actor_type, :actor, null, null,
                            'waiting', :reason, :at
                        from going_on
                        """)
                .param("visit", before.ticket().value())
                .param("leg", Ids.next())
                .param("before", before.leg())
                .param("queue", target.queue().value())
                .param("then", ids(then))
                .param(
                        "due",
                        Times.sql(DueInstant.of(
                                target.order(),
                                before.visit().joinedAt(),
                                before.visit().priority(),
                                target.slaSeconds())))
                .param("reserved", target.reservedFor(), Types.OTHER)
                .param("type", TicketEvent.Type.TRANSFERRED.code())
                .param("actor_type", by.kind().code())
                .param("actor", by.id(), Types.OTHER)
                .param("reason", reason, Types.VARCHAR)
                .param("at", Times.sql(at))
                .update();
        return moves.tellPlace(before.ticket(), TicketEvent.Type.TRANSFERRED, at);
    }

    /** @throws io.smartqueue.kernel.Refusal as {@link OnePerPhone#require} */
    void requireOnePerPhone(TicketId ticket, QueueId queue) {
        onePerPhone.require(ticket, queue);
    }

    /** The leg before this one, while the current one has not been called. */
    Optional<ClosedLeg> closedBefore(LockedTicket waiting) {
        if (waiting.state() != TicketState.WAITING) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select leg_id, step.agent_id, step.ended_at, leg.queue_id
                        from undone_step step join leg on leg.id = step.leg_id
                        where next_leg = :leg
                        """)
                .param("leg", waiting.leg())
                .query((row, n) -> new ClosedLeg(
                        row.getObject("leg_id", UUID.class),
                        new QueueId(row.getObject("queue_id", UUID.class)),
                        row.getObject("agent_id", UUID.class),
                        Times.instant(row, "ended_at")))
                .optional();
    }

    /** Makes the closed leg the current one again; the queue opened after it is planned again. */
    void takeUp(ClosedLeg closed, LockedTicket waiting, Actor by) {
        moves.apply(waiting.ticket(), Act.TRANSFER, by, Particulars.because(null));
        end(waiting.leg());
        jdbc.sql("update leg set is_current = true where id = :leg")
                .param("leg", closed.leg())
                .update();
        List<QueueId> then = Stream.concat(Stream.of(waiting.queue()), waiting.visit().nextQueues().stream())
                .toList();
        jdbc.sql("update visit set next_queues = :then where id = :visit")
                .param("then", ids(then))
                .param("visit", waiting.ticket().value())
                .update();
    }

    private static UUID[] ids(List<QueueId> queues) {
        return queues.stream().map(QueueId::value).toArray(UUID[]::new);
    }

    private void end(UUID leg) {
        jdbc.sql("update leg set is_current = false where id = :leg")
                .param("leg", leg)
                .update();
    }
}
