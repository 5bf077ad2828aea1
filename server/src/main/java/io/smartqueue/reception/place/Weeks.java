package io.smartqueue.reception.place;

import io.smartqueue.kernel.Times;
import io.smartqueue.site.Hours;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads opening hours as the clock on the site's wall tells them. */
@Component
public class Weeks {

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
        Hours hours = jdbc.sql("select " + Hours.COLUMNS + """
                        from (select id as site_id, null::uuid as service_id, zone from site where id = :site) place
                        """)
                .param("site", place.id().value())
                .param("now", Times.sql(now))
                .query((row, n) -> Hours.of(row))
                .single();
        List<Week.Day> days = IntStream.range(0, 7)
                .mapToObj(today::plusDays)
                .map(day -> new Week.Day(day, spans(hours, day)))
                .toList();
        return new Week(days.stream().allMatch(day -> day.spans().isEmpty()) ? List.of() : days);
    }

    private static List<Week.Span> spans(Hours hours, LocalDate day) {
        return hours.on(day).stream()
                .map(span -> new Week.Span(span.opens(), span.closes()))
                .toList();
    }
}
