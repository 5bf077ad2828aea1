package io.smartqueue.queue.transfer;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.calling.Seats;
import io.smartqueue.queue.life.Act;
import io.smartqueue.queue.life.Moves;
import io.smartqueue.queue.life.Particulars;
import io.smartqueue.queue.life.Standing;
import io.smartqueue.queue.life.Standings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes up a service that was closed too early: the visit's last, or a step after which nobody was called yet. */
@Component
public class Reopening {

    private static final Duration BY_ITS_AGENT = Duration.ofMinutes(2);

    /** The service after which the visit went on. */
    private record Step(UUID leg, UUID agent, Instant endedAt) {}

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Seats seats;
    private final Moves moves;
    private final Passages passages;
    private final InstantSource clock;

    Reopening(JdbcClient jdbc, Standings standings, Seats seats, Moves moves, Passages passages, InstantSource clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.seats = seats;
        this.moves = moves;
        this.passages = passages;
        this.clock = clock;
    }

    /**
     * Back into the hand of the agent who closed it and still sits there: by that agent for two minutes, later by who
     * serves for others.
     *
     * @throws Refusal 409 {@code reopen_too_late}, {@code no_counter}
     * @throws org.springframework.dao.DuplicateKeyException when the agent has another one in hand
     */
    public Ticket reopen(TicketId ticket, Actor by) {
        Standing standing = standings.lock(ticket);
        return stepBefore(standing).map(step -> goBack(standing, step, by)).orElseGet(() -> takeUp(ticket, by));
    }

    private Ticket takeUp(TicketId ticket, Actor by) {
        Standing standing = standings.lock(ticket, Act.REOPEN, by);
        requireInTime(standing, standing.endedAt(), by);
        seats.requireStillThere(standing.leg());
        return moves.move(ticket, Act.REOPEN, by, Particulars.NONE);
    }

    // The leg that waits ends, and the one before it is the current one again, which stays the same service.
    private Ticket goBack(Standing standing, Step step, Actor by) {
        if (!by.servesForOthers() && !step.agent().equals(by.id())) {
            throw Moves.ofAnotherAgent();
        }
        requireInTime(standing, step.endedAt(), by);
        seats.requireStillThere(step.leg());
        moves.apply(standing.ticket(), Act.TRANSFER, by, Particulars.because(null));
        passages.back(
                standing,
                step.leg(),
                Stream.concat(Stream.of(standing.queue()), standing.nextQueues().stream())
                        .toList());
        return moves.move(standing.ticket(), Act.REOPEN, by, Particulars.NONE);
    }

    private Optional<Step> stepBefore(Standing standing) {
        if (standing.state() != TicketState.WAITING) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select step.id, step.agent_id, step.ended_at from leg
                        join leg step on step.visit_id = leg.visit_id and step.ended_at = leg.joined_at
                        where leg.id = :leg and leg.call_count = 0 and step.state = 'completed'
                        """)
                .param("leg", standing.leg())
                .query((row, n) -> new Step(
                        row.getObject("id", UUID.class),
                        row.getObject("agent_id", UUID.class),
                        Times.instant(row, "ended_at")))
                .optional();
    }

    private void requireInTime(Standing standing, @Nullable Instant ended, Actor by) {
        if (!by.servesForOthers() && (ended == null || clock.instant().isAfter(ended.plus(BY_ITS_AGENT)))) {
            throw Refusal.conflict("reopen_too_late", "After two minutes a manager reopens it.")
                    .with("state", standing.state().code());
        }
    }
}
