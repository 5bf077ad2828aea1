package io.smartqueue.admin.report;

import io.smartqueue.page.Messages;
import io.smartqueue.report.Column;
import io.smartqueue.report.Key.WeekHour;
import io.smartqueue.report.Report;
import io.smartqueue.report.ReportKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A figure by weekday and hour, with a shade in five steps: the darker, the more. */
public record WeekMap(List<String> hours, List<Row> rows) {

    private static final int SHADES = 5;
    private static final int DAYS = 7;

    public record Row(String weekday, List<Cell> cells) {}

    /**
     * @param shade 0 for nothing, 5 for the most
     * @param cases how many people it is made of
     */
    public record Cell(String figure, String cases, int shade) {}

    static WeekMap of(Report report, Messages words) {
        var figures = new Figures(words);
        List<Column> columns = report.columns();
        int shown = place(columns, shown(report.kind()));
        int cases = Figures.cases(columns);
        Map<WeekHour, List<@Nullable Object>> lines = new HashMap<>();
        report.part().lines().forEach(line -> {
            if (line.key().id() instanceof WeekHour hour) {
                lines.put(hour, line.figures());
            }
        });
        int first = lines.keySet().stream().mapToInt(WeekHour::hour).min().orElse(0);
        int last = lines.keySet().stream().mapToInt(WeekHour::hour).max().orElse(-1);
        double most = lines.values().stream()
                .mapToDouble(line -> Figures.number(line.get(shown)))
                .max()
                .orElse(0);
        List<Row> rows = new ArrayList<>();
        for (int day = 1; day <= DAYS; day++) {
            List<Cell> cells = new ArrayList<>();
            for (int hour = first; hour <= last; hour++) {
                List<@Nullable Object> line = lines.get(new WeekHour(day, hour));
                cells.add(
                        line == null
                                ? new Cell("–", "0", 0)
                                : new Cell(
                                        figures.figure(columns.get(shown), line.get(shown)),
                                        figures.figure(columns.get(cases), line.get(cases)),
                                        shade(Figures.number(line.get(shown)), most)));
            }
            rows.add(new Row(figures.weekday(day), cells));
        }
        return new WeekMap(
                IntStream.rangeClosed(first, last).mapToObj(figures::hour).toList(), rows);
    }

    /** The name of the column whose figures stand in the cells. */
    static String shown(ReportKind kind) {
        return kind == ReportKind.ARRIVALS ? "arrivals_a_day" : Figures.main(kind);
    }

    private static int place(List<Column> columns, String name) {
        return columns.stream().map(Column::name).toList().indexOf(name);
    }

    private static int shade(double value, double most) {
        return most == 0 ? 0 : (int) Math.ceil(SHADES * value / most);
    }
}
