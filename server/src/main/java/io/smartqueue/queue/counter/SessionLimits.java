package io.smartqueue.queue.counter;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.counter.CounterEvent.Because;
import io.smartqueue.security.StaffId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the counters that agents have left without closing them. A ticket in hand keeps a counter open; a session that
 * is kept goes on.
 */
@Component
public class SessionLimits {

    private static final String LEFT = """
            select session.agent_id from counter_session session join counter on counter.id = session.counter_id
            where closed_at is null and not is_kept and not exists (
                select from leg where leg.agent_id = session.agent_id and is_in_hand(leg.state)
            )
            """;

    private final JdbcClient jdbc;
    private final SessionEnds ends;
    private final CounterSettings settings;
    private final InstantSource clock;

    SessionLimits(JdbcClient jdbc, SessionEnds ends, CounterSettings settings, InstantSource clock) {
        this.jdbc = jdbc;
        this.ends = ends;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The agents with a session that began before the current service day of their site.
     *
     * @param begun when that day began, by site
     */
    @Transactional(readOnly = true)
    public List<StaffId> sinceTheDayBefore(Map<UUID, Instant> begun) {
        List<UUID> sites = List.copyOf(begun.keySet());
        return agents(jdbc.sql(LEFT + """
                        and exists (
                            select from unnest(:sites::uuid[], :beginnings::timestamptz[]) as day (site, begins)
                            where day.site = counter.site_id and session.opened_at < day.begins
                        )
                        """)
                .param("sites", sites.toArray(UUID[]::new))
                .param(
                        "beginnings",
                        sites.stream()
                                .map(site -> String.valueOf(begun.get(site)))
                                .toArray(String[]::new)));
    }

    /** The agents who have made no request for as long as the setting says. */
    @Transactional(readOnly = true)
    public List<StaffId> absent() {
        return agents(
                jdbc.sql(LEFT + "and greatest(opened_at, seen_at) < :since").param("since", Times.sql(absentSince())));
    }

    /** An agent who has made no request since then counts as absent. */
    public Instant absentSince() {
        return clock.instant().minus(settings.absence());
    }

    private static List<StaffId> agents(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, n) -> new StaffId(row.getObject("agent_id", UUID.class)))
                .list();
    }

    @Transactional
    public void endWithTheDay(StaffId agent, Map<UUID, Instant> begun) {
        end(agent, Because.DAY_ENDED, () -> sinceTheDayBefore(begun));
    }

    @Transactional
    public void endAbsence(StaffId agent) {
        end(agent, Because.ABSENT, this::absent);
    }

    // Asked again under the lock, which keeps the agent from calling: meanwhile they may have come back.
    private void end(StaffId agent, Because because, Supplier<List<StaffId>> left) {
        ends.lockOf(agent.value())
                .filter(session -> left.get().contains(agent))
                .ifPresent(session -> ends.end(session, because, null, null));
    }
}
