package io.smartqueue.report.kept;

import io.smartqueue.kernel.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads passages: of the days that are kept from their lists, of those since from the line itself. */
@Component
public class PassageReader {

    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    /** Each row costs the driver as much as the passages of some days. */
    private static final int DAYS_TOGETHER = 32;

    /** Of a list of more than one day the first day tells no more than that. */
    private static final int LONGEST_LIST = 31;

    /** So that no more is in memory than the lists of a month of so many queues. */
    private static final int ROWS_AT_ONCE = 200;

    private static final String DAYS =
            "day between :from - " + LONGEST_LIST + " and :to and coalesce(last_day, day) >= :from";

    private static final String COLUMNS = """
            queue_id, counter_id, agent_id, state, was_served, entry, priority, joined_at, ended_at, wait, walk, service
            """;

    // Both parts of the condition on the state have an index.
    private static final String GOING_ON = """
            select leg.queue_id, leg.counter_id, leg.agent_id, leg.state, leg.was_served, visit.channel as entry,
                   visit.priority, leg.joined_at, leg.ended_at, null::integer as wait, null::integer as walk,
                   null::integer as service
            from leg join visit on visit.id = leg.visit_id
            where leg.queue_id = any(:queues::uuid[]) and leg.ended_at is null
              and leg.joined_at >= :since and leg.joined_at < :until and\s""";

    private static final String ASIDE_OR_IN_HAND =
            "(leg.state = 'remote' or is_in_hand(leg.state) or is_aside(leg.state))";

    /**
     * Which passages.
     *
     * @param from the first day in UTC
     * @param to the last one, included
     * @param agent null for all
     * @param counter null for all
     */
    public record Wanted(
            UUID[] queues,
            LocalDate from,
            LocalDate to,
            @Nullable UUID agent,
            @Nullable UUID counter) {

        private Consumer<Passage> andOnly(Consumer<Passage> reader) {
            return agent == null && counter == null
                    ? reader
                    : one -> {
                        if (has(one)) {
                            reader.accept(one);
                        }
                    };
        }

        private boolean has(Passage one) {
            return (agent == null || agent.equals(one.agent())) && (counter == null || counter.equals(one.counter()));
        }

        private Instant since() {
            return from.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        private Instant until() {
            return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    private final JdbcClient jdbc;

    PassageReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first day in UTC of which nothing is kept yet; null before the first day was kept. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public @Nullable LocalDate nextDay() {
        return jdbc.sql("select next_day from report_progress where next_day is not null")
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    /**
     * Those that ended on these days, and others of the months in which they lie. The day that is kept next separates
     * lists and rows, so that none is both.
     */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public void ended(Wanted wanted, @Nullable LocalDate nextDay, Consumer<Passage> reader) {
        kept(wanted, nextDay, DAYS, reader);
        live(wanted, nextDay, wanted.until(), reader);
    }

    /** Those that ended on these days or later, or go on; of the later ones those who may have joined before. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public void joined(Wanted wanted, @Nullable LocalDate nextDay, Consumer<Passage> reader) {
        kept(wanted, nextDay, "(" + DAYS + " or is_long and day > :to)", reader);
        live(wanted, nextDay, Instant.parse("9999-01-01T00:00:00Z"), reader);
        if (wanted.counter() == null) {
            each(GOING_ON + "leg.state = 'waiting' union all " + GOING_ON + ASIDE_OR_IN_HAND, wanted, reader)
                    .since(wanted.since(), wanted.until());
        }
    }

    private void kept(Wanted wanted, @Nullable LocalDate nextDay, String days, Consumer<Passage> reader) {
        if (nextDay == null) {
            return;
        }
        jdbc.sql("""
                        select array_position(:queues::uuid[], queue_id) as place, string_agg(
                                   int4send(day - date '1970-01-01') || int4send(length(passages)) || passages, ''
                               ) as days
                        from passage_day
                        where queue_id = any(:queues::uuid[]) and day < :next and %s
                          and (:agent::uuid is null or :agent = any(agents))
                          and (:counter::uuid is null or :counter = any(counters))
                        group by queue_id, (day - date '1970-01-01') / :together
                        """.formatted(days))
                .withFetchSize(ROWS_AT_ONCE)
                .param("queues", wanted.queues())
                .param("next", nextDay)
                .param("from", wanted.from())
                .param("to", wanted.to())
                .param("agent", wanted.agent())
                .param("counter", wanted.counter())
                .param("together", DAYS_TOGETHER)
                .query((RowCallbackHandler) row ->
                        days(wanted.queues()[row.getInt("place") - 1], row.getBytes("days"), wanted.andOnly(reader)));
    }

    private static void days(UUID queue, byte[] together, Consumer<Passage> reader) {
        var numbers = new Numbers(together);
        while (numbers.place() < together.length) {
            long began = numbers.whole(Integer.BYTES) * DAY_SECONDS;
            int length = (int) numbers.whole(Integer.BYTES);
            PassageList.each(queue, began, numbers, numbers.place() + length, reader);
        }
    }

    private void live(Wanted wanted, @Nullable LocalDate nextDay, Instant until, Consumer<Passage> reader) {
        LocalDate first = nextDay == null || nextDay.isBefore(wanted.from()) ? wanted.from() : nextDay;
        Instant since = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        if (since.isBefore(until)) {
            each("select " + COLUMNS + " from ended_legs(:queues::uuid[], :since, :until)", wanted, reader)
                    .since(since, until);
        }
    }

    private interface Span {
        void since(Instant since, Instant until);
    }

    private Span each(String sql, Wanted wanted, Consumer<Passage> reader) {
        return (since, until) -> jdbc.sql(sql)
                .param("queues", wanted.queues())
                .param("since", Times.sql(since))
                .param("until", Times.sql(until))
                .query((RowCallbackHandler) row -> wanted.andOnly(reader).accept(passage(row)));
    }

    static Passage passage(ResultSet row) throws SQLException {
        Instant ended = Times.instantOrNull(row, "ended_at");
        return new Passage(
                row.getObject("queue_id", UUID.class),
                row.getObject("counter_id", UUID.class),
                row.getObject("agent_id", UUID.class),
                Kind.of(
                        row.getString("state"),
                        row.getBoolean("was_served"),
                        row.getString("entry"),
                        row.getString("priority")),
                Times.instant(row, "joined_at").getEpochSecond(),
                ended == null ? Passage.NONE : ended.getEpochSecond(),
                seconds(row, "wait"),
                seconds(row, "walk"),
                seconds(row, "service"));
    }

    // A clock that was set back between two acts is no reason to lose the passage.
    private static int seconds(ResultSet row, String what) throws SQLException {
        return Math.max(Passage.NONE, Objects.requireNonNullElse(row.getObject(what, Integer.class), Passage.NONE));
    }
}
