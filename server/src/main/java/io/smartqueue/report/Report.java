package io.smartqueue.report;

import io.smartqueue.queue.stats.DaySpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question.
 *
 * @param columns of the figures, after those of the grouping
 * @param before of the days before; null when nobody asked
 * @param completeUntil up to which instant the figures were kept; later ones were read from the line itself. Null while
 *     nothing is kept
 */
public record Report(
        ReportKind kind,
        By by,
        DaySpan span,
        List<Column> columns,
        Part part,
        @Nullable Part before,
        @Nullable Instant completeUntil) {

    /** One group; figures in the order of the columns. */
    public record Line(Key key, List<@Nullable Object> figures) {

        /** By time, word or name; what has no name is last. */
        public static final Comparator<Line> ORDER = Comparator.comparing(Line::key);
    }

    /** @param totals of all lines together */
    public record Part(DaySpan span, List<Line> lines, List<@Nullable Object> totals) {

        public Part {
            lines = List.copyOf(lines);
        }
    }

    /** As lines of CSV: a head, a line for each group, and the totals; then the same of the days before. */
    public Stream<String> csv() {
        return ReportLines.of(this);
    }

    /** Those of the grouping first. */
    public List<Column> allColumns() {
        return Stream.concat(by.columns().stream(), columns.stream()).toList();
    }
}
