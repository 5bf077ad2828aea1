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
import org.springframework.stereotype.Component;

/** Takes up a service again after a hold. */
@Component
public class Resuming {

    private final Standings standings;
    private final Seats seats;
    private final Moves moves;

    Resuming(Standings standings, Seats seats, Moves moves) {
        this.standings = standings;
        this.seats = seats;
        this.moves = moves;
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
        Particulars.Hand seat = Particulars.at(agent.value(), seats.counterServing(agent, standing.queue()));
        return moves.move(ticket, Act.RESUME, by, seat);
    }
}
