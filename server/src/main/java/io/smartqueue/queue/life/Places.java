package io.smartqueue.queue.life;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Back into the line, or further back in it. One is behind somebody by being due a microsecond later. */
@Component
public class Places {

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Moves moves;

    Places(JdbcClient jdbc, Standings standings, Moves moves) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.moves = moves;
    }

    /**
     * To the old rank after a call by mistake and after a hold, which only its agent ends like this; after a missed
     * call to where the queue says.
     *
     * @throws Refusal 409 {@code return_limit_reached}, or 400 without a reason for undoing a call
     */
    public Ticket comeBack(TicketId ticket, @Nullable String reason, Actor by) {
        Standing standing = standings.lock(ticket, Act.RETURN, by);
        if (standing.state() == TicketState.ON_HOLD && !by.servesForOthers() && !standing.isOf(by)) {
            throw Moves.ofAnotherAgent();
        }
        if (standing.state() == TicketState.CALLED && reason == null) {
            throw Refusal.field("reason", "required", "Say why the call is undone.");
        }
        Instant due = standing.state() == TicketState.MISSED ? afterMissing(standing) : standing.dueAt();
        return moves.move(ticket, Act.RETURN, by, Particulars.due(due, reason));
    }

    private Instant afterMissing(Standing standing) {
        Queue.Requeue rules = standing.requeue();
        if (standing.returns() >= rules.maxReturns()) {
            throw Refusal.conflict(
                            "return_limit_reached", "After " + rules.maxReturns() + " returns a new ticket is needed.")
                    .with("state", standing.state().code());
        }
        return switch (rules.to()) {
            case RANK -> standing.dueAt();
            case PLACES ->
                behind(standing, rules.places(), Instant.EPOCH)
                        .filter(standing.dueAt()::isBefore)
                        .orElse(standing.dueAt());
        };
    }

    /**
     * Lets so many people pass, or all who wait when they are fewer.
     *
     * @throws Refusal 409 {@code postpone_limit_reached}
     */
    public Ticket postpone(TicketId ticket, int places, Actor by) {
        Standing standing = standings.lock(ticket, Act.POSTPONE, by);
        int most = standing.requeue().maxPostponements();
        if (standing.postponements() >= most) {
            throw Refusal.conflict("postpone_limit_reached", "A ticket can be postponed " + most + " times.")
                    .with("state", standing.state().code());
        }
        Instant due = behind(standing, places, standing.dueAt()).orElse(standing.dueAt());
        return moves.move(ticket, Act.POSTPONE, by, Particulars.due(due, null));
    }

    private Optional<Instant> behind(Standing standing, int places, Instant from) {
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
                .param("queue", standing.queue().value())
                .param("from", Times.sql(from))
                .param("leg", standing.leg())
                .param("places", places)
                .query((row, n) -> Times.instant(row, "due_at").plus(1, ChronoUnit.MICROS))
                .optional();
    }
}
