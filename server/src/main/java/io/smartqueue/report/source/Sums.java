package io.smartqueue.report.source;

import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.report.By;
import io.smartqueue.report.Key;
import io.smartqueue.report.Places;
import io.smartqueue.report.Report;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds what is kept for each day or place to the lines of a report. */
final class Sums<T> {

    private final By by;
    private final BinaryOperator<T> plus;
    private final Map<@Nullable Object, T> sums = new HashMap<>();

    Sums(By by, BinaryOperator<T> plus) {
        this.by = by;
        this.plus = plus;
    }

    void add(LocalDate day, T more) {
        merge(
                switch (by) {
                    case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTH -> YearMonth.from(day);
                    default -> day;
                },
                more);
    }

    void add(@Nullable UUID place, T more) {
        merge(place, more);
    }

    private void merge(@Nullable Object key, T more) {
        T before = sums.get(key);
        sums.put(key, before == null ? more : plus.apply(before, more));
    }

    Report.Part part(DaySpan span, Places places, T none, Function<T, List<@Nullable Object>> figures) {
        List<Report.Line> lines = new ArrayList<>();
        T all = none;
        for (Map.Entry<@Nullable Object, T> one : sums.entrySet()) {
            lines.add(new Report.Line(key(places, one.getKey()), figures.apply(one.getValue())));
            all = plus.apply(all, one.getValue());
        }
        lines.sort(Report.Line.ORDER);
        return new Report.Part(span, lines, figures.apply(all));
    }

    private Key key(Places places, @Nullable Object id) {
        return by.isOfTime() ? Key.of(Objects.requireNonNull(id)) : places.key(by, id);
    }
}
