package io.smartqueue.report;

import io.smartqueue.web.Csv;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report as lines of CSV: a head, a line for each group and part, and the totals. */
final class ReportLines {

    private ReportLines() {}

    static Stream<String> of(Report report) {
        List<@Nullable Object> head = new ArrayList<>(List.of("from", "to"));
        report.allColumns().forEach(column -> head.add(column.name()));
        Stream<Report.Part> parts = Stream.concat(Stream.of(report.part()), Stream.ofNullable(report.before()));
        return Stream.concat(Stream.of(line(head)), parts.flatMap(part -> lines(report, part)));
    }

    private static Stream<String> lines(Report report, Report.Part part) {
        return Stream.concat(
                part.lines().stream().map(line -> line(part, line.key().cells(), line.figures())),
                Stream.of(line(part, all(report), part.totals())));
    }

    private static List<@Nullable Object> all(Report report) {
        List<@Nullable Object> cells = new ArrayList<>(List.of("all"));
        while (cells.size() < report.by().columns().size()) {
            cells.add(null);
        }
        return cells;
    }

    private static String line(Report.Part part, List<@Nullable Object> key, List<@Nullable Object> figures) {
        List<@Nullable Object> cells =
                new ArrayList<>(List.of(part.span().from(), part.span().to()));
        cells.addAll(key);
        figures.forEach(figure -> cells.add(figure instanceof BigDecimal money ? money.toPlainString() : figure));
        return line(cells);
    }

    private static String line(List<@Nullable Object> cells) {
        return Csv.line(cells.toArray());
    }
}
