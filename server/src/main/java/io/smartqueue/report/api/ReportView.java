package io.smartqueue.report.api;

import io.smartqueue.report.By;
import io.smartqueue.report.Column;
import io.smartqueue.report.Report;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is answered: cells stand in the order of the columns.
 *
 * @param totals the figures of all rows together, without the columns that say what a row is about
 */
record ReportView(
        LocalDate from,
        LocalDate to,
        By by,
        List<Column> columns,
        List<List<@Nullable Object>> rows,
        List<@Nullable Object> totals,
        @Nullable Before compared,
        @Nullable Instant completeUntil) {

    /** The same of the days before. */
    record Before(LocalDate from, LocalDate to, List<List<@Nullable Object>> rows, List<@Nullable Object> totals) {}

    static ReportView of(Report report) {
        Report.Part before = report.before();
        return new ReportView(
                report.span().from(),
                report.span().to(),
                report.by(),
                report.allColumns(),
                rows(report.part()),
                report.part().totals(),
                before == null
                        ? null
                        : new Before(before.span().from(), before.span().to(), rows(before), before.totals()),
                report.completeUntil());
    }

    private static List<List<@Nullable Object>> rows(Report.Part part) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Report.Line line : part.lines()) {
            List<@Nullable Object> row = line.key().cells();
            row.addAll(line.figures());
            rows.add(row);
        }
        return rows;
    }
}
