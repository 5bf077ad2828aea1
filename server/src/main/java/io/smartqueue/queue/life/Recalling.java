package io.smartqueue.queue.life;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Calls again whoever has not come yet: screens show and say it once more, phones are not paid for twice. */
@Component
public class Recalling {

    private final Standings standings;
    private final Moves moves;
    private final InstantSource clock;

    Recalling(Standings standings, Moves moves, InstantSource clock) {
        this.standings = standings;
        this.moves = moves;
        this.clock = clock;
    }

    /** @throws Refusal 409 {@code recall_limit_reached}, {@code recall_too_soon} */
    public Ticket recall(TicketId ticket, Actor by) {
        Standing standing = standings.lock(ticket, Act.RECALL, by);
        Queue.Requeue rules = standing.requeue();
        if (standing.recalls() >= rules.maxRecalls()) {
            throw Refusal.conflict(
                            "recall_limit_reached", "A call is repeated " + rules.maxRecalls() + " times at most.")
                    .with("state", standing.state().code());
        }
        Instant last = standing.recalledAt();
        if (last != null) {
            requireAfter(last.plusSeconds(rules.recallSeconds()), standing);
        }
        return moves.move(ticket, Act.RECALL, by, Particulars.NONE);
    }

    // The first repetition may come at once: only a finger that trembles is held back.
    private void requireAfter(Instant moment, Standing standing) {
        Duration left = Duration.between(clock.instant(), moment);
        if (left.isPositive()) {
            throw Refusal.conflict("recall_too_soon", "The call has just been repeated.")
                    .with("state", standing.state().code())
                    .with("retry_after_seconds", left.toSeconds() + 1);
        }
    }
}
