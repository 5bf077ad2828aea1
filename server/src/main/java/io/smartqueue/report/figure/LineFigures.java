package io.smartqueue.report.figure;

import io.smartqueue.report.Column;
import io.smartqueue.report.ReportKind;
import io.smartqueue.report.figure.Durations.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of each report about the line. */
enum LineFigures {
    WAITS(
            people("ended", one -> one.ended),
            spread("wait", Counted::waits, "cases"),
            spread("walk", Counted::walks, "walk_cases"),
            left()),
    SERVICES(
            spread("service", Counted::services, "cases"),
            people("completed", one -> one.completed),
            people("transferred", one -> one.transferred),
            seconds("service_total", Counted::served)),
    PEOPLE(
            spread("service", Counted::services, "cases"),
            spread("walk", Counted::walks, "walk_cases"),
            people("no_shows", one -> one.noShows),
            times()),
    COUNTERS(
            people("arrivals", one -> one.arrivals),
            spread("service", Counted::services, "cases"),
            times(),
            seconds("needed", Counted::needed)),
    ARRIVALS(
            people("arrivals", one -> one.arrivals),
            people("completed", one -> one.completed),
            people("transferred", one -> one.transferred),
            left(),
            people("going_on", one -> one.goingOn),
            List.of(
                    Figures.of(new Column("days", "days"), Counted::days),
                    Figures.of(new Column("arrivals_a_day", "people"), Counted::arrivalsADay)));

    /** Figures that are found together. */
    record Figures(List<Column> columns, Function<Counted, List<@Nullable Object>> values) {

        private static Figures of(Column column, Function<Counted, @Nullable Object> value) {
            return new Figures(List.of(column), counted -> Collections.singletonList(value.apply(counted)));
        }
    }

    private final List<Figures> figures;

    @SafeVarargs
    LineFigures(List<Figures>... parts) {
        this.figures = Stream.of(parts).flatMap(List::stream).toList();
    }

    List<Column> columns() {
        return figures.stream().flatMap(one -> one.columns.stream()).toList();
    }

    List<@Nullable Object> of(Counted counted) {
        List<@Nullable Object> values = new ArrayList<>();
        figures.forEach(one -> values.addAll(one.values.apply(counted)));
        return values;
    }

    static LineFigures of(ReportKind kind) {
        return valueOf(kind.name());
    }

    private static List<Figures> people(String name, ToLongFunction<Tally> of) {
        return List.of(Figures.of(new Column(name, "people"), counted -> counted.sum(of)));
    }

    private static List<Figures> left() {
        List<Figures> all = new ArrayList<>(people("no_shows", one -> one.noShows));
        all.addAll(people("cancelled", one -> one.cancelled));
        all.addAll(people("expired", one -> one.expired));
        return all;
    }

    private static List<Figures> seconds(String name, Function<Counted, @Nullable Object> of) {
        return List.of(Figures.of(new Column(name, "seconds"), of));
    }

    private static List<Figures> spread(String name, Function<Counted, @Nullable Spread> of, String cases) {
        return List.of(new Figures(
                List.of(
                        new Column(cases, "people"),
                        new Column(name + "_mean", "seconds"),
                        new Column(name + "_median", "seconds"),
                        new Column(name + "_p90", "seconds")),
                counted -> cells(of.apply(counted))));
    }

    private static List<@Nullable Object> cells(@Nullable Spread spread) {
        return spread == null
                ? Arrays.<@Nullable Object>asList(0L, null, null, null)
                : List.of(spread.cases(), spread.mean(), spread.median(), spread.p90());
    }

    private static List<Figures> times() {
        return Stream.of(
                        seconds("open", Counted::open),
                        seconds("paused", Counted::paused),
                        seconds("walking", Counted::walked),
                        seconds("serving", Counted::served),
                        seconds("idle", Counted::idle))
                .flatMap(List::stream)
                .toList();
    }
}
