package io.smartqueue.watch.now;

import io.smartqueue.kernel.Times;
import io.smartqueue.watch.now.Watched.CounterNow;
import io.smartqueue.watch.now.Watched.CounterNow.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What each counter does, and since when. */
@Component
class CountersNow {

    private final JdbcClient jdbc;

    CountersNow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name. A counter is free since its agent came back from a pause, or since the last service there ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CounterNow> of(Map<UUID, Watched.Place> places) {
        return jdbc.sql("""
                        select counter.id, counter.name, counter.site_id, session.status, session.reason,
                               agent.public_name, hand.state, visit.number,
                               coalesce(hand.started_at, hand.recalled_at, hand.called_at) as hand_since,
                               standing_since(session.pauses, session.opened_at) as standing_since,
                               past.ended_at, closing.at as closed_at
                        from counter
                        left join counter_session session
                            on session.counter_id = counter.id and session.closed_at is null
                        left join membership agent on agent.id = session.agent_id
                        left join leg hand on hand.agent_id = session.agent_id and hand.state in ('called', 'serving')
                        left join visit on visit.id = hand.visit_id
                        left join lateral (
                            select ended_at from leg
                            where counter_id = counter.id and called_at >= session.opened_at
                            order by called_at desc limit 1
                        ) past on session.status = 'available'
                        left join lateral (
                            select at from counter_event event
                            where event.counter_id = counter.id order by event.id desc limit 1
                        ) closing on session.id is null
                        where counter.is_active and counter.site_id = any(:sites)
                        order by counter.name, counter.id
                        """)
                .param("sites", places.keySet().toArray(UUID[]::new))
                .query((row, n) -> counter(row, places))
                .list();
    }

    private static CounterNow counter(ResultSet row, Map<UUID, Watched.Place> places) throws SQLException {
        State state = state(row.getString("status"), row.getString("state"));
        return new CounterNow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Objects.requireNonNull(places.get(row.getObject("site_id", UUID.class))),
                state,
                since(state, row),
                row.getString("public_name"),
                row.getString("number"),
                state == State.PAUSED ? row.getString("reason") : null);
    }

    private static State state(@Nullable String status, @Nullable String inHand) {
        if (status == null) {
            return State.CLOSED;
        }
        if (inHand != null) {
            return inHand.equals("serving") ? State.SERVING : State.CALLED;
        }
        return status.equals("paused") ? State.PAUSED : State.FREE;
    }

    private static @Nullable Instant since(State state, ResultSet row) throws SQLException {
        return switch (state) {
            case CLOSED -> Times.instantOrNull(row, "closed_at");
            case PAUSED -> Times.instantOrNull(row, "standing_since");
            case CALLED, SERVING -> Times.instantOrNull(row, "hand_since");
            case FREE -> {
                Instant opened = Times.instant(row, "standing_since");
                Instant ended = Times.instantOrNull(row, "ended_at");
                yield ended != null && ended.isAfter(opened) ? ended : opened;
            }
        };
    }
}
