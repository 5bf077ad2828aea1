package io.smartqueue.reception.place;

import io.smartqueue.kernel.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads opening hours as the clock on the site's wall tells them. */
@Component
public class Weeks {

    private record Opened(LocalDate day, Week.Span span) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Weeks(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Week of(Place place) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, place.zone());
        Map<LocalDate, List<Week.Span>> spans = jdbc
                .sql("""
                        select day::date, begins, ends from generate_series(0, 6) ahead
                        cross join lateral (select :today::date + ahead as day) days
                        cross join lateral open_spans(:site, null, :zone, day)
                        order by begins
                        """)
                .param("site", place.id().value())
                .param("zone", place.zone().getId())
                .param("today", today)
                .query((row, n) -> new Opened(
                        row.getObject("day", LocalDate.class),
                        new Week.Span(
                                LocalTime.ofInstant(Times.instant(row, "begins"), place.zone()),
                                LocalTime.ofInstant(Times.instant(row, "ends"), place.zone()))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Opened::day, Collectors.mapping(Opened::span, Collectors.toList())));
        return spans.isEmpty()
                ? new Week(List.of())
                : new Week(IntStream.range(0, 7)
                        .mapToObj(today::plusDays)
                        .map(day -> new Week.Day(day, spans.getOrDefault(day, List.of())))
                        .toList());
    }
}
