package io.smartqueue.report.figure;

import io.smartqueue.report.Column;
import io.smartqueue.report.ReportKind;
import io.smartqueue.report.figure.Durations.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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
            List.of(seconds("service_total", Counted::served))),
    PEOPLE(
            spread("service", Counted::services, "cases"),
            spread("walk", Counted::walks, "walk_cases"),
            people("no_shows", one -> one.noShows),
            times()),
    COUNTERS(
            people("arrivals", one -> one.arrivals),
            spread("service", Counted::services, "cases"),
            times(),
            List.of(seconds("needed", Counted::needed))),
    ARRIVALS(
            people("arrivals", one -> one.arrivals),
            people("completed", one -> one.completed),
            people("transferred", one -> one.transferred),
            left(),
            people("going_on", one -> one.goingOn),
            List.of(
                    new Figure(new Column("days", "days"), Counted::days),
                    new Figure(new Column("arrivals_a_day", "people"), Counted::arrivalsADay)));

    record Figure(Column column, Function<Counted, @Nullable Object> value) {}

    private final List<Figure> figures;

    @SafeVarargs
    LineFigures(List<Figure>... parts) {
        List<Figure> all = new ArrayList<>();
        for (List<Figure> part : parts) {
            all.addAll(part);
        }
        this.figures = List.copyOf(all);
    }

    List<Column> columns() {
        return figures.stream().map(Figure::column).toList();
    }

    List<@Nullable Object> of(Counted counted) {
        List<@Nullable Object> values = new ArrayList<>();
        figures.forEach(figure -> values.add(figure.value.apply(counted)));
        return values;
    }

    static LineFigures of(ReportKind kind) {
        return valueOf(kind.name());
    }

    private static List<Figure> people(String name, ToLongFunction<Tally> of) {
        return List.of(new Figure(new Column(name, "people"), counted -> counted.sum(of)));
    }

    private static List<Figure> left() {
        List<Figure> all = new ArrayList<>(people("no_shows", one -> one.noShows));
        all.addAll(people("cancelled", one -> one.cancelled));
        all.addAll(people("expired", one -> one.expired));
        return all;
    }

    private static Figure seconds(String name, Function<Counted, @Nullable Object> of) {
        return new Figure(new Column(name, "seconds"), of);
    }

    private static List<Figure> spread(String name, Function<Counted, @Nullable Spread> of, String cases) {
        return List.of(
                new Figure(new Column(cases, "people"), one -> of(of.apply(one), Spread::cases, 0L)),
                seconds(name + "_mean", one -> of(of.apply(one), Spread::mean, null)),
                seconds(name + "_median", one -> of(of.apply(one), Spread::median, null)),
                seconds(name + "_p90", one -> of(of.apply(one), Spread::p90, null)));
    }

    private static @Nullable Object of(@Nullable Spread spread, Function<Spread, Long> figure, @Nullable Long without) {
        return spread == null ? without : figure.apply(spread);
    }

    private static List<Figure> times() {
        return List.of(
                seconds("open", Counted::open),
                seconds("paused", Counted::paused),
                seconds("walking", Counted::walked),
                seconds("serving", Counted::served),
                seconds("idle", Counted::idle));
    }
}
