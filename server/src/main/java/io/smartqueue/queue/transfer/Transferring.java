package io.smartqueue.queue.transfer;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.life.Act;
import io.smartqueue.queue.life.Moved;
import io.smartqueue.queue.life.Moves;
import io.smartqueue.queue.life.Particulars;
import io.smartqueue.queue.life.Standing;
import io.smartqueue.queue.life.Standings;
import io.smartqueue.queue.reading.TicketReader;
import io.smartqueue.site.CounterId;
import io.smartqueue.staff.StaffId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A visit goes on elsewhere: sent there by hand, or because its way leads through several queues. */
@Component
public class Transferring {

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Targets targets;
    private final Moves moves;
    private final Passages passages;
    private final TicketReader tickets;
    private final ApplicationEventPublisher events;

    Transferring(
            JdbcClient jdbc,
            Standings standings,
            Targets targets,
            Moves moves,
            Passages passages,
            TicketReader tickets,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.targets = targets;
        this.moves = moves;
        this.passages = passages;
        this.tickets = tickets;
        this.events = events;
    }

    public Ticket toQueue(TicketId ticket, QueueId queue, @Nullable String reason, Actor by) {
        return transfer(ticket, standing -> targets.queue(queue, standing.site()), reason, by);
    }

    public Ticket toCounter(TicketId ticket, CounterId counter, @Nullable String reason, Actor by) {
        return transfer(ticket, standing -> targets.counter(counter, standing), reason, by);
    }

    public Ticket toAgent(TicketId ticket, StaffId agent, @Nullable String reason, Actor by) {
        return transfer(ticket, standing -> targets.agent(agent, standing), reason, by);
    }

    private Ticket transfer(TicketId ticket, Function<Standing, Target> where, @Nullable String reason, Actor by) {
        Standing standing = standings.lock(ticket, Act.TRANSFER, by);
        Target target = where.apply(standing);
        if (standing.state() == TicketState.WAITING
                && target.queue().equals(standing.queue())
                && target.reservedFor() == null) {
            throw Refusal.field("target_queue_id", "same_queue", "The ticket waits in this queue.");
        }
        return goOn(standing, Act.TRANSFER, target, standing.nextQueues(), Particulars.because(reason), by);
    }

    /** Ends the service, and the visit unless other queues are still to come. */
    public Ticket close(TicketId ticket, @Nullable String outcome, Actor by) {
        Standing standing = standings.lock(ticket, Act.CLOSE, by);
        Particulars.Outcome particulars = Particulars.outcome(outcome);
        List<QueueId> then = standing.nextQueues();
        while (!then.isEmpty()) {
            Optional<Target> target = targets.step(then.getFirst(), standing.site());
            then = then.subList(1, then.size());
            if (target.isPresent()) {
                return goOn(standing, Act.CLOSE, target.get(), then, particulars, by);
            }
        }
        return moves.move(ticket, Act.CLOSE, by, particulars);
    }

    private <P extends Particulars> Ticket goOn(
            Standing standing, Act<P> act, Target target, List<QueueId> then, P particulars, Actor by) {
        Moved ended = moves.apply(standing.ticket(), act, by, particulars);
        if (act == Act.CLOSE) {
            events.publishEvent(ended.event(act.event()));
        }
        Moved opened = passages.open(standing, target, then, ended.at(), by, particulars.reason());
        events.publishEvent(opened.event(TicketEvent.Type.TRANSFERRED));
        return tickets.find(standing.ticket()).orElseThrow();
    }

    /** Whoever waits for this counter or this agent alone waits for anybody again, at the same rank. */
    public void release(UUID counterOrAgent) {
        jdbc.sql("update leg set reserved_for = null where reserved_for = :it and state = 'waiting'")
                .param("it", counterOrAgent)
                .update();
    }
}
