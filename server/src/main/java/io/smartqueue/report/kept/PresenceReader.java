package io.smartqueue.report.kept;

import io.smartqueue.kernel.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads when agents were at counters: of the days that are kept from their rows, since then from the sessions. */
@Component
public class PresenceReader {

    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    /**
     * At which counters.
     *
     * @param from the first day in UTC
     * @param to the last one, included
     * @param agent null for all
     */
    public record Wanted(
            UUID[] counters,
            LocalDate from,
            LocalDate to,
            @Nullable UUID agent) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;

    PresenceReader(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Until now: a session that goes on has no other end. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public void each(Wanted wanted, @Nullable LocalDate nextDay, Consumer<Presence> reader) {
        if (nextDay != null) {
            kept(wanted, nextDay, reader);
        }
        LocalDate first = nextDay == null || nextDay.isBefore(wanted.from) ? wanted.from : nextDay;
        Instant until = wanted.to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant now = clock.instant();
        sessions(wanted, first.atStartOfDay(ZoneOffset.UTC).toInstant(), until.isBefore(now) ? until : now, reader);
    }

    // A row for each day would cost the driver more than all that is in it.
    private void kept(Wanted wanted, LocalDate nextDay, Consumer<Presence> reader) {
        jdbc.sql("""
                        select counter_id, agent_id, string_agg(
                                   int4send(day - date '1970-01-01') || array_send(open) || array_send(paused), ''
                               ) as days
                        from presence_day
                        where counter_id = any(:counters::uuid[]) and day between :from and :to and day < :next
                          and (:agent::uuid is null or agent_id = :agent)
                        group by counter_id, agent_id
                        """)
                .param("counters", wanted.counters)
                .param("from", wanted.from)
                .param("to", wanted.to)
                .param("next", nextDay)
                .param("agent", wanted.agent)
                .query((RowCallbackHandler) row -> days(
                        row.getObject("counter_id", UUID.class),
                        row.getObject("agent_id", UUID.class),
                        row.getBytes("days"),
                        reader));
    }

    private static void days(UUID counter, UUID agent, byte[] together, Consumer<Presence> reader) {
        var numbers = new Numbers(together);
        while (numbers.place() < together.length) {
            long began = numbers.whole(Integer.BYTES) * DAY_SECONDS;
            reader.accept(
                    new Presence(counter, agent, Presence.instants(began, numbers), Presence.instants(began, numbers)));
        }
    }

    /** As far as they lie within the span, its end excluded. */
    void sessions(Wanted wanted, Instant since, Instant until, Consumer<Presence> reader) {
        if (!since.isBefore(until)) {
            return;
        }
        jdbc.sql("""
                        select counter_id, agent_id, opened_at, closed_at, pauses
                        from counter_session
                        where (closed_at is null or closed_at > :since) and opened_at < :until
                          and counter_id = any(:counters::uuid[]) and (:agent::uuid is null or agent_id = :agent)
                        """)
                .param("counters", wanted.counters)
                .param("agent", wanted.agent)
                .param("since", Times.sql(since))
                .param("until", Times.sql(until))
                .query((RowCallbackHandler) row -> {
                    Presence presence = presence(row, since, until);
                    if (!presence.open().isEmpty()) {
                        reader.accept(presence);
                    }
                });
    }

    private static Presence presence(ResultSet row, Instant since, Instant until) throws SQLException {
        Instant closed = Objects.requireNonNullElse(Times.instantOrNull(row, "closed_at"), until);
        return Presence.within(
                since.getEpochSecond(),
                until.getEpochSecond(),
                row.getObject("counter_id", UUID.class),
                row.getObject("agent_id", UUID.class),
                Times.instant(row, "opened_at").getEpochSecond(),
                closed.getEpochSecond(),
                pauses(row));
    }

    private static List<Long> pauses(ResultSet row) throws SQLException {
        List<Long> instants = new ArrayList<>();
        for (Timestamp one : (Timestamp[]) row.getArray("pauses").getArray()) {
            instants.add(one.toInstant().getEpochSecond());
        }
        return instants;
    }
}
