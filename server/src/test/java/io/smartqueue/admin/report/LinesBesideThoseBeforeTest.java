package io.smartqueue.admin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.report.By;
import io.smartqueue.report.Key;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** Days, weeks and months stand beside those that have the same place in the days before. */
class LinesBesideThoseBeforeTest {

    private static final DaySpan NOW = span("2026-03-04", "2026-04-30");
    private static final DaySpan BEFORE = span("2026-01-05", "2026-03-03");

    @Test
    void daysByTheirNumber() {
        assertThat(beside(By.DAY, day("2026-01-07"), day("2026-03-06"))).isTrue();
        assertThat(beside(By.DAY, day("2026-01-07"), day("2026-03-07"))).isFalse();
    }

    @Test
    void weeksAndMonthsAlsoWhenNothingHappenedInOneBetween() {
        assertThat(beside(By.WEEK, day("2026-01-19"), day("2026-03-16"))).isTrue();
        assertThat(beside(By.WEEK, day("2026-01-19"), day("2026-03-09"))).isFalse();
        assertThat(beside(By.MONTH, YearMonth.parse("2026-02"), YearMonth.parse("2026-04")))
                .isTrue();
        assertThat(beside(By.MONTH, YearMonth.parse("2026-02"), YearMonth.parse("2026-03")))
                .isFalse();
    }

    @Test
    void hoursByThemselves() {
        assertThat(beside(By.HOUR, 9, 9)).isTrue();
    }

    private static boolean beside(By by, Object before, Object now) {
        return EarlierKey.of(by, Key.of(now), NOW, BEFORE).equals(Key.of(before));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static DaySpan span(String from, String to) {
        return new DaySpan(day(from), day(to));
    }
}
