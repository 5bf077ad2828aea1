package io.smartqueue.queue.stats;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.site.ServiceDay;
import io.smartqueue.site.SiteId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was served on each service day of a span, whether its tickets are still there or only their figures. */
@Component
public class DayStatsReader {

    /** PostgreSQL counts in these; the end of a day is the beginning of the next. */
    private static final ChronoUnit SMALLEST = ChronoUnit.MICROS;

    private record Place(ServiceDay serviceDay, UUID[] queues) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;

    DayStatsReader(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<DayStats> of(QueueId queue, DaySpan span) {
        return read(StatsScope.of(queue), span);
    }

    @Transactional(readOnly = true)
    public List<DayStats> of(SiteId site, DaySpan span) {
        return read(StatsScope.of(site), span);
    }

    @Transactional(readOnly = true)
    public List<DayStats> of(CounterId counter, DaySpan span) {
        return read(StatsScope.of(counter), span);
    }

    private List<DayStats> read(StatsScope scope, DaySpan span) {
        Place place = place(scope);
        List<LocalDate> days = span.until(place.serviceDay().of(clock.instant()));
        return days.isEmpty() ? List.of() : read(scope, place, days);
    }

    private Place place(StatsScope scope) {
        return jdbc.sql("""
                        select zone, day_starts_at, array(
                                   select id from queue
                                   where (:counter::uuid is not null or queue.site_id = site.id)
                                     and (:queue::uuid is null or queue.id = :queue)
                               ) as queues
                        from site where id = coalesce(
                            :site::uuid,
                            (select site_id from queue where id = :queue),
                            (select site_id from counter where id = :counter)
                        )
                        """)
                .param("queue", scope.queue())
                .param("site", scope.site())
                .param("counter", scope.counter())
                .query((row, n) -> new Place(
                        new ServiceDay(
                                ZoneId.of(row.getString("zone")), row.getObject("day_starts_at", LocalTime.class)),
                        (UUID[]) row.getArray("queues").getArray()))
                .single();
    }

    private List<DayStats> read(StatsScope scope, Place place, List<LocalDate> days) {
        Map<LocalDate, DayStats> served = new HashMap<>();
        Instant end = place.serviceDay().beginning(days.getLast().plusDays(1));
        jdbc.sql("""
                        select width_bucket(ended_at, :beginnings::timestamptz[]) as number,
                        """ + Spreads.COLUMNS + """
                        from served_legs(:queues::uuid[], :first, :last)
                        where :counter::uuid is null or counter_id = :counter
                        group by number
                        """)
                .param("queues", place.queues())
                .param(
                        "beginnings",
                        days.stream()
                                .map(day -> place.serviceDay().beginning(day).toString())
                                .toArray(String[]::new))
                .param("first", Times.sql(place.serviceDay().beginning(days.getFirst())))
                .param("last", Times.sql(end.minus(1, SMALLEST)))
                .param("counter", scope.counter())
                .query((RowCallbackHandler) row -> {
                    LocalDate day = days.get(row.getInt("number") - 1);
                    served.put(
                            day,
                            new DayStats(
                                    day,
                                    row.getInt("served"),
                                    Spreads.of(row, "wait"),
                                    Spreads.of(row, "walk"),
                                    Spreads.of(row, "service")));
                });
        return days.stream()
                .map(day -> served.getOrDefault(day, DayStats.without(day)))
                .toList();
    }
}
