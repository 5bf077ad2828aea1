package io.smartqueue.admin.report;

import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.report.By;
import io.smartqueue.report.Key;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Which line of other days stands beside a line: the second week of one span beside that of the other. */
final class EarlierKey {

    private EarlierKey() {}

    /** By its place in the span, where lines are days, weeks or months; else the same. */
    static Key of(By by, Key key, DaySpan now, DaySpan before) {
        if (key.id() instanceof YearMonth month) {
            long place = ChronoUnit.MONTHS.between(YearMonth.from(now.from()), month);
            return Key.of(YearMonth.from(before.from()).plusMonths(place));
        }
        if (!(key.id() instanceof LocalDate day)) {
            return key;
        }
        return by == By.WEEK
                ? Key.of(monday(before).plusDays(ChronoUnit.DAYS.between(monday(now), day)))
                : Key.of(before.from().plusDays(ChronoUnit.DAYS.between(now.from(), day)));
    }

    private static LocalDate monday(DaySpan span) {
        return span.from().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
