package io.smartqueue.report;

import io.smartqueue.queue.stats.DaySpan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the figures of some reports come from. Adding a kind of report is adding one. */
public interface Source {

    boolean knows(ReportKind kind);

    List<Column> columns(ReportQuestion question);

    /**
     * Runs in the transaction of the report.
     *
     * @param span the days of the question, or those before
     * @param nextDay the first day in UTC that is not kept; null before the first
     */
    Report.Part read(ReportQuestion question, DaySpan span, Places places, @Nullable LocalDate nextDay);
}
