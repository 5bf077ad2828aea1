package io.smartqueue.queue.calling;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.life.Act;
import io.smartqueue.queue.life.Moves;
import io.smartqueue.queue.life.Particulars;
import io.smartqueue.queue.life.Standing;
import io.smartqueue.queue.life.Standings;
import io.smartqueue.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Takes up a service again, after a hold or after it was closed too early. */
@Component
public class Resuming {

    private static final Duration REOPENED_BY_ITS_AGENT = Duration.ofMinutes(2);

    private final Standings standings;
    private final Seats seats;
    private final Moves moves;
    private final InstantSource clock;

    Resuming(Standings standings, Seats seats, Moves moves, InstantSource clock) {
        this.standings = standings;
        this.seats = seats;
        this.moves = moves;
        this.clock = clock;
    }

    /**
     * By any agent at a counter of the queue, who then has it in hand.
     *
     * @throws Refusal 409 when the agent cannot take it now
     * @throws org.springframework.dao.DuplicateKeyException when the agent has taken another one meanwhile
     */
    public Ticket resume(TicketId ticket, StaffId agent) {
        Actor by = Actor.agent(agent);
        Standing standing = standings.lock(ticket, Act.RESUME, by);
        Particulars seat = Particulars.at(agent.value(), seats.counterServing(agent, standing.queue()));
        return moves.move(ticket, Act.RESUME, by, seat);
    }

    /**
     * Back into the hand of the agent who closed it and still sits there: by that agent for two minutes, later by who
     * serves for others.
     *
     * @throws Refusal 409 {@code reopen_too_late}, {@code no_counter}
     * @throws org.springframework.dao.DuplicateKeyException when the agent has another one in hand
     */
    public Ticket reopen(TicketId ticket, Actor by) {
        Standing standing = standings.lock(ticket, Act.REOPEN, by);
        Instant ended = standing.endedAt();
        if (!by.servesForOthers() && (ended == null || clock.instant().isAfter(ended.plus(REOPENED_BY_ITS_AGENT)))) {
            throw Refusal.conflict("reopen_too_late", "After two minutes a manager reopens it.")
                    .with("state", standing.state().code());
        }
        seats.requireStillThere(standing.leg());
        return moves.move(ticket, Act.REOPEN, by, Particulars.NONE);
    }
}
