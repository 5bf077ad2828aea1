package io.smartqueue.queue.counter;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.counter.CounterEvent.Because;
import io.smartqueue.queue.life.Transfers;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds and locks an open session, and ends it: the counter is free then, and its history says why. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SessionEnds {

    /** @param kept only its agent or a manager ends it */
    record Session(UUID id, UUID counterId, UUID agentId, boolean kept) {}

    private static final String OPEN = """
            select id, counter_id, agent_id, is_kept as kept from counter_session where closed_at is null
            """;

    private final JdbcClient jdbc;
    private final Transfers transfers;
    private final CounterHistory history;
    private final InstantSource clock;

    SessionEnds(JdbcClient jdbc, Transfers transfers, CounterHistory history, InstantSource clock) {
        this.jdbc = jdbc;
        this.transfers = transfers;
        this.history = history;
        this.clock = clock;
    }

    /** Calling takes this lock too: while it is held, the agent calls nobody. */
    public Optional<Session> lockOf(UUID agent) {
        return jdbc.sql(OPEN + "and agent_id = :agent for update")
                .param("agent", agent)
                .query(Session.class)
                .optional();
    }

    public Optional<Session> lockAt(UUID counter) {
        return jdbc.sql(OPEN + "and counter_id = :counter for update")
                .param("counter", counter)
                .query(Session.class)
                .optional();
    }

    /** @param actor null when nobody of the staff does it */
    public void end(Session session, Because because, @Nullable UUID actor, @Nullable String words) {
        transfers.release(session.counterId());
        transfers.release(session.agentId());
        OffsetDateTime now = Times.sql(clock.instant());
        jdbc.sql("""
                        update counter_session
                        set closed_at = greatest(:now, opened_at), closed_because = :because
                        where id = :id
                        """)
                .param("id", session.id())
                .param("now", now)
                .param("because", because.code())
                .update();
        history.closed(new CounterHistory.Change(session.counterId(), session.agentId(), because, actor, words), now);
    }
}
