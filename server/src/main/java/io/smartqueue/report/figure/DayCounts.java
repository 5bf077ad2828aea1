package io.smartqueue.report.figure;

import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.report.By;
import io.smartqueue.report.Key.WeekHour;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many days of a span each line of a report is about, those to come left out. */
final class DayCounts {

    private final long all;
    private final Map<Object, Long> some = new HashMap<>();

    DayCounts(By by, DaySpan span, LocalDate today) {
        LocalDate last = span.to().isAfter(today) ? today : span.to();
        List<LocalDate> days = span.from().isAfter(last)
                ? List.of()
                : span.from().datesUntil(last.plusDays(1)).toList();
        all = days.size();
        days.forEach(day -> some.merge(line(by, day), 1L, Long::sum));
    }

    private static Object line(By by, LocalDate day) {
        return switch (by) {
            case WEEK -> Grouping.monday(day);
            case MONTH -> YearMonth.from(day);
            case WEEKDAY -> day.getDayOfWeek().getValue();
            case DAY, HOUR, SITE, SERVICE, QUEUE, COUNTER, AGENT, ENTRY, PRIORITY -> day;
        };
    }

    /** Null for all lines together. */
    long of(@Nullable Object id) {
        return switch (id) {
            case WeekHour hour -> some.getOrDefault(hour.weekday(), 0L);
            case YearMonth month -> some.getOrDefault(month, 0L);
            case LocalDate first -> some.getOrDefault(first, 0L);
            case null, default -> all;
        };
    }
}
