package io.smartqueue.queue.life;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.life.Moves.Moved;
import io.smartqueue.queue.life.Targets.Target;
import io.smartqueue.queue.order.DueInstant;
import io.smartqueue.queue.ticket.History;
import io.smartqueue.queue.ticket.OnePerPhone;
import io.smartqueue.queue.ticket.Tickets;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends and opens the legs of a visit, or reopens the one before. The number does not change. */
@Component
class Legs {

    /** The service that was closed, after which the visit went on. */
    record ClosedLeg(UUID leg, QueueId queue, UUID agent, Instant endedAt) {}

    private final JdbcClient jdbc;
    private final Targets targets;
    private final Moves moves;
    private final Tickets tickets;
    private final OnePerPhone onePerPhone;
    private final ApplicationEventPublisher events;

    Legs(
            JdbcClient jdbc,
            Targets targets,
            Moves moves,
            Tickets tickets,
            OnePerPhone onePerPhone,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.targets = targets;
        this.moves = moves;
        this.tickets = tickets;
        this.onePerPhone = onePerPhone;
        this.events = events;
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
    Ticket close(LockedTicket before, @Nullable String outcome, Actor by) {
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
                events.publishEvent(ended.event(TicketEvent.Type.COMPLETED));
                return open(before, target.get(), then, ended.at(), by, null);
            }
        }
        return moves.move(before.ticket(), Act.CLOSE, by, particulars);
    }

    // With the seniority of the visit.
    private Ticket open(
            LockedTicket before,
            Target target,
            List<QueueId> then,
            OffsetDateTime at,
            Actor by,
            @Nullable String reason) {
        end(before.leg());
        Moved opened = jdbc.sql("""
                        with going_on as (
                            update visit set ended_at = null, next_queues = :then where id = :visit
                            returning tenant_id, id, number
                        ), opened as (
                            insert into leg (id, tenant_id, visit_id, passage, queue_id, state, due_at, joined_at,
                                moved_at, reserved_for)
                            select :leg, tenant_id, id, (select max(passage) + 1 from leg where visit_id = :visit),
                                :queue, 'waiting', :due, :at, :at, :reserved
                            from going_on
                            returning id, visit_id, queue_id, call_count
                        ), event as (
                        """ + History.INSERT + """
                            select tenant_id, id, :leg, :queue, number, :type, :actor_type, :actor, null, null,
                                'waiting', :reason, :at
                            from going_on
                        )
                        select visit_id, id as leg_id, queue_id, call_count, :at::timestamptz as at from opened
                        """)
                .param("visit", before.ticket().value())
                .param("leg", Ids.next())
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
                .param("at", at)
                .query(Moved::of)
                .single();
        events.publishEvent(opened.event(TicketEvent.Type.TRANSFERRED));
        return tickets.get(before.ticket());
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
