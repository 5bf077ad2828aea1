package io.smartqueue.report.api;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.report.PlaceReader;
import io.smartqueue.report.Places;
import io.smartqueue.report.ReportFilter;
import io.smartqueue.report.ReportReader;
import io.smartqueue.report.Reports;
import io.smartqueue.report.figure.SiteClock;
import io.smartqueue.tenant.Names;
import io.smartqueue.web.Csv;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passages that have ended, one in a line, from the rows of the line and the figures of those that are gone: not from
 * the lists that reports read. It reads one day in UTC after the other, each in a transaction of its own, so that
 * a slow client holds no connection of the pool, and no more than a day is in memory.
 */
@Component
class LegLines {

    static final String HEAD = Csv.line(
            "visit",
            "service_day",
            "site",
            "service",
            "queue_id",
            "queue",
            "counter_id",
            "counter",
            "agent_id",
            "agent",
            "entry",
            "priority",
            "joined_at",
            "ended_at",
            "status",
            "outcome",
            "is_served",
            "wait_seconds",
            "walk_seconds",
            "service_seconds");

    private final JdbcClient jdbc;
    private final PlaceReader places;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    LegLines(JdbcClient jdbc, PlaceReader places, PlatformTransactionManager transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.clock = clock;
    }

    /** @throws io.smartqueue.kernel.Refusal as {@link Reports#answer} */
    Export of(ReportReader reader, DaySpan span, ReportFilter asked) {
        ReportFilter filter = asked.ofAgent(Reports.agent(reader, asked));
        Places known = places.of(reader);
        known.require(filter);
        return new Export(known, span, filter);
    }

    /** The lines, day by day. */
    final class Export {

        private final Places known;
        private final DaySpan span;
        private final ReportFilter filter;
        private final UUID[] queues;
        private final Map<UUID, SiteClock> clocks = new HashMap<>();
        private final LocalDate last;
        private LocalDate day;

        private Export(Places known, DaySpan span, ReportFilter filter) {
            this.known = known;
            this.span = span;
            this.filter = filter;
            this.queues = known.queues(filter);
            this.day = span.from().minusDays(1);
            LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
            LocalDate after = span.to().plusDays(2);
            this.last = after.isAfter(today) ? today : after;
        }

        boolean hasMore() {
            return !day.isAfter(last);
        }

        List<String> next() {
            List<String> lines = new ArrayList<>();
            transaction.executeWithoutResult(begun -> read(lines));
            day = day.plusDays(1);
            return lines;
        }

        private void read(List<String> lines) {
            jdbc.sql("""
                            select * from ended_legs(:queues::uuid[], :since, :until)
                            where (:counter::uuid is null or counter_id = :counter)
                              and (:agent::uuid is null or agent_id = :agent)
                            order by ended_at, joined_at
                            """)
                    .param("queues", queues)
                    .param("since", Times.sql(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                    .param(
                            "until",
                            Times.sql(
                                    day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
                    .param("counter", filter.counter())
                    .param("agent", filter.agent())
                    .query((RowCallbackHandler) row -> {
                        String line = line(row);
                        if (line != null) {
                            lines.add(line);
                        }
                    });
        }

        private @Nullable String line(ResultSet row) throws SQLException {
            UUID queueId = row.getObject("queue_id", UUID.class);
            Places.Queue queue = Objects.requireNonNull(known.queues().get(queueId));
            Instant ended = Times.instant(row, "ended_at");
            LocalDate serviceDay = LocalDate.ofEpochDay(clockOf(queue.site()).day(ended.getEpochSecond()));
            if (serviceDay.isBefore(span.from()) || serviceDay.isAfter(span.to())) {
                return null;
            }
            UUID counter = row.getObject("counter_id", UUID.class);
            Places.Counter at = counter == null ? null : known.counters().get(counter);
            UUID agent = agent(row);
            return Csv.line(
                    Long.toHexString(row.getLong("passage_of")),
                    serviceDay,
                    Objects.requireNonNull(known.sites().get(queue.site())).names(),
                    known.services().get(queue.service()),
                    queueId,
                    queue.names(),
                    counter,
                    at == null ? null : at.names(),
                    agent,
                    agent == null ? null : name(agent),
                    row.getString("entry"),
                    row.getString("priority"),
                    Times.instant(row, "joined_at").truncatedTo(ChronoUnit.SECONDS),
                    ended.truncatedTo(ChronoUnit.SECONDS),
                    row.getString("state"),
                    row.getString("outcome"),
                    row.getBoolean("was_served"),
                    row.getObject("wait"),
                    row.getObject("walk"),
                    row.getObject("service"));
        }

        private @Nullable Names name(UUID agent) {
            return known.agents().get(agent);
        }

        private @Nullable UUID agent(ResultSet row) throws SQLException {
            UUID agent = row.getObject("agent_id", UUID.class);
            return agent != null && known.isNamed(agent) ? agent : null;
        }

        private SiteClock clockOf(UUID site) {
            return clocks.computeIfAbsent(
                    site,
                    one -> new SiteClock(
                            Objects.requireNonNull(known.sites().get(one)).days()));
        }
    }
}
