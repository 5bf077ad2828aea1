package io.smartqueue.admin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.report.By;
import io.smartqueue.report.Column;
import io.smartqueue.report.Key;
import io.smartqueue.report.Report;
import io.smartqueue.report.ReportKind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
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

    @Test
    void whatWasThereBeforeOnlyHasALineToo() {
        var report = report(
                By.HOUR,
                new Report.Part(NOW, List.of(line(9, 3L)), List.of(3L)),
                new Report.Part(BEFORE, List.of(line(8, 5L), line(9, 1L)), List.of(6L)));
        assertThat(ReportRow.of(report))
                .containsExactly(
                        new ReportRow(Key.of(8), null, List.of(5L)),
                        new ReportRow(Key.of(9), List.of(3L), List.of(1L)));
    }

    @Test
    void aMonthThatIsNotAskedForHasNone() {
        var march = span("2026-03-01", "2026-03-30");
        var before = span("2026-01-30", "2026-02-28");
        var report = new Report(
                ReportKind.WAITS,
                By.MONTH,
                march,
                List.of(new Column("cases", "people")),
                new Report.Part(march, List.of(), List.of(0L)),
                new Report.Part(
                        before,
                        List.of(line(YearMonth.parse("2026-01"), 1L), line(YearMonth.parse("2026-02"), 2L)),
                        List.of(3L)),
                null);
        assertThat(ReportRow.of(report))
                .containsExactly(new ReportRow(Key.of(YearMonth.parse("2026-03")), null, List.of(1L)));
    }

    private static Report report(By by, Report.Part now, Report.Part before) {
        return new Report(ReportKind.WAITS, by, NOW, List.of(new Column("cases", "people")), now, before, null);
    }

    private static Report.Line line(Object id, long cases) {
        return new Report.Line(Key.of(id), List.of(cases));
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
