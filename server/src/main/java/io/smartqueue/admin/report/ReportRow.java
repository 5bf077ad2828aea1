package io.smartqueue.admin.report;

import io.smartqueue.report.Key;
import io.smartqueue.report.Report;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A line of a report beside the same one of the days before.
 *
 * @param now null when there was something in the days before only
 * @param before null when there was nothing, or nobody compares
 */
public record ReportRow(
        Key key,
        @Nullable List<@Nullable Object> now,
        @Nullable List<@Nullable Object> before) {

    static List<ReportRow> of(Report report) {
        Map<Key, ReportRow> rows = new TreeMap<>();
        report.part().lines().forEach(line -> rows.put(line.key(), new ReportRow(line.key(), line.figures(), null)));
        Report.Part earlier = report.before();
        if (earlier != null) {
            earlier.lines().forEach(line -> {
                Key key = EarlierKey.of(report.by(), line.key(), earlier.span(), report.span());
                ReportRow row = rows.get(key);
                if (row != null || !isAfter(key, report.span().to())) {
                    rows.put(key, new ReportRow(key, row == null ? null : row.now, line.figures()));
                }
            });
        }
        return List.copyOf(rows.values());
    }

    /** As many days may begin in more months than those that they stand beside. */
    private static boolean isAfter(Key key, LocalDate last) {
        return switch (key.id()) {
            case LocalDate day -> day.isAfter(last);
            case YearMonth month -> month.isAfter(YearMonth.from(last));
            case null, default -> false;
        };
    }
}
