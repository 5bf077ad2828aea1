package io.smartqueue.reception.page.choose;

import io.smartqueue.kernel.Times;
import io.smartqueue.reception.page.SiteCard;
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
class WeeklyHoursReader {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    WeeklyHoursReader(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public WeeklyHours of(SiteCard siteCard) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, siteCard.zone());
        Hours hours = jdbc.sql("select " + Hours.COLUMNS + """
                        from (select id as site_id, null::uuid as service_id, zone from site where id = :site) place
                        """)
                .param("site", siteCard.id().value())
                .param("now", Times.sql(now))
                .query((row, n) -> Hours.of(row))
                .single();
        List<WeeklyHours.Day> days = IntStream.range(0, 7)
                .mapToObj(today::plusDays)
                .map(day -> new WeeklyHours.Day(day, spans(hours, day)))
                .toList();
        return new WeeklyHours(days.stream().allMatch(day -> day.spans().isEmpty()) ? List.of() : days);
    }

    private static List<WeeklyHours.Span> spans(Hours hours, LocalDate day) {
        return hours.on(day).stream()
                .map(span -> new WeeklyHours.Span(span.opens(), span.closes()))
                .toList();
    }
}
