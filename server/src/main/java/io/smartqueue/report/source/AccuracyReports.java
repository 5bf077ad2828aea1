package io.smartqueue.report.source;

import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.report.Column;
import io.smartqueue.report.Places;
import io.smartqueue.report.Report;
import io.smartqueue.report.ReportKind;
import io.smartqueue.report.ReportQuestion;
import io.smartqueue.report.Source;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How good announced waits were, from the sums of each day: they have means and shares, and no percentiles. */
@Component
class AccuracyReports implements Source {

    private record Errors(long cases, long censored, double absolute, double bias, long under) {

        private static final Errors NONE = new Errors(0, 0, 0, 0, 0);

        private Errors plus(Errors more) {
            return new Errors(
                    cases + more.cases,
                    censored + more.censored,
                    absolute + more.absolute,
                    bias + more.bias,
                    under + more.under);
        }

        private List<@Nullable Object> figures() {
            return Arrays.<@Nullable Object>asList(
                    cases, mean(absolute), mean(bias), mean(100.0 * (cases - under)), censored);
        }

        private @Nullable Double mean(double sum) {
            return cases == 0 ? null : Math.round(10 * sum / cases) / 10.0;
        }
    }

    private final JdbcClient jdbc;

    AccuracyReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean knows(ReportKind kind) {
        return kind == ReportKind.ACCURACY;
    }

    @Override
    public List<Column> columns(ReportQuestion question) {
        return List.of(
                new Column("cases", "announcements"),
                new Column("error_mean", "minutes"),
                new Column("bias_mean", "minutes"),
                new Column("within", "percent"),
                new Column("left", "announcements"));
    }

    @Override
    public Report.Part read(ReportQuestion question, DaySpan span, Places places, @Nullable LocalDate nextDay) {
        var sums = new Sums<Errors>(question.by(), Errors::plus);
        boolean byDay = question.by().isOfTime();
        Map<UUID, Places.Queue> queues = places.queues();
        jdbc.sql("""
                        select %s as line, sum(cases) as cases, sum(censored) as censored, sum(absolute) as absolute,
                               sum(bias) as bias, sum(under) as under
                        from accuracy_day
                        where day between :from and :to and method = 'ours' and queue_id = any(:queues::uuid[])
                        group by line
                        """.formatted(byDay ? "day" : "queue_id"))
                .param("from", span.from())
                .param("to", span.to())
                .param("queues", places.queues(question.filter()))
                .query((RowCallbackHandler) row -> {
                    var errors = new Errors(
                            row.getLong("cases"),
                            row.getLong("censored"),
                            row.getDouble("absolute"),
                            row.getDouble("bias"),
                            row.getLong("under"));
                    if (byDay) {
                        sums.add(row.getObject("line", LocalDate.class), errors);
                    } else {
                        sums.add(place(question, queues, row.getObject("line", UUID.class)), errors);
                    }
                });
        return sums.part(span, places, Errors.NONE, Errors::figures);
    }

    private static UUID place(ReportQuestion question, Map<UUID, Places.Queue> queues, UUID queue) {
        Places.Queue known = Objects.requireNonNull(queues.get(queue));
        return switch (question.by()) {
            case SITE -> known.site();
            case SERVICE -> known.service();
            default -> queue;
        };
    }
}
