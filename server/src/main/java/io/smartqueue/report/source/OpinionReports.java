package io.smartqueue.report.source;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.opinion.OpinionSettingsStore;
import io.smartqueue.opinion.Question;
import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.report.By;
import io.smartqueue.report.Column;
import io.smartqueue.report.Places;
import io.smartqueue.report.Report;
import io.smartqueue.report.ReportKind;
import io.smartqueue.report.ReportQuestion;
import io.smartqueue.report.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people answered to one question, the present one unless another is asked for, also where the opinions themselves
 * are not kept any more.
 */
@Component
class OpinionReports implements Source {

    private static final int MOST = 10;

    /** How often each score was given; the last place counts those who gave none. */
    private record Scores(long[] cases) {

        private static Scores none() {
            return new Scores(new long[MOST + 2]);
        }

        private Scores plus(Scores more) {
            Scores all = none();
            Arrays.setAll(all.cases, i -> cases[i] + more.cases[i]);
            return all;
        }

        private List<@Nullable Object> figures() {
            long answered = 0;
            long sum = 0;
            for (int score = 0; score <= MOST; score++) {
                answered += cases[score];
                sum += score * cases[score];
            }
            return answered == 0
                    ? Arrays.<@Nullable Object>asList(0L, cases[MOST + 1], null, null, null)
                    : Arrays.<@Nullable Object>asList(
                            answered,
                            answered + cases[MOST + 1],
                            Math.round(10.0 * sum / answered) / 10.0,
                            percentile(answered, 0.5),
                            percentile(answered, 0.9));
        }

        private double percentile(long answered, double share) {
            double place = share * (answered - 1);
            int low = at((long) Math.floor(place));
            int high = at((long) Math.ceil(place));
            return Math.round(10 * (low + (place - Math.floor(place)) * (high - low))) / 10.0;
        }

        private int at(long place) {
            long before = 0;
            int score = -1;
            while (before <= place) {
                before += cases[++score];
            }
            return score;
        }
    }

    private final JdbcClient jdbc;
    private final OpinionSettingsStore settings;

    OpinionReports(JdbcClient jdbc, OpinionSettingsStore settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public boolean knows(ReportKind kind) {
        return kind == ReportKind.OPINIONS;
    }

    @Override
    public List<Column> columns(ReportQuestion question) {
        String unit = asked(question).code();
        return List.of(
                new Column("cases", "answers"),
                new Column("asked", "people"),
                new Column("score_mean", unit),
                new Column("score_median", unit),
                new Column("score_p90", unit));
    }

    private Question asked(ReportQuestion question) {
        Question wanted = question.filter().question();
        Question present = settings.current().question();
        return wanted != null ? wanted : present.asks() ? present : last();
    }

    private Question last() {
        return jdbc.sql("select question from opinion_count order by service_day desc limit 1")
                .query(String.class)
                .optional()
                .map(Question::of)
                .orElse(Question.RATING);
    }

    @Override
    public Report.Part read(ReportQuestion question, DaySpan span, Places places, @Nullable LocalDate nextDay) {
        requireNamed(question.filter().agent(), places);
        var sums = new Sums<Scores>(question.by(), Scores::plus);
        String line = switch (question.by()) {
            case SITE -> "site_id";
            case SERVICE -> "service_id";
            case AGENT -> "agent_id";
            default -> "service_day";
        };
        jdbc.sql("""
                        select %s as line, score, sum(cases) as cases
                        from opinion_count
                        where service_day between :from and :to and question = :question
                          and (:site::uuid is null or site_id = :site)
                          and (:service::uuid is null or service_id = :service)
                          and (:agent::uuid is null or agent_id = :agent)
                          and (cardinality(:sites::uuid[]) = 0 or site_id = any(:sites::uuid[]))
                        group by line, score
                        """.formatted(line))
                .param("from", span.from())
                .param("to", span.to())
                .param("question", asked(question).code())
                .param("site", question.filter().site())
                .param("service", question.filter().service())
                .param("agent", question.filter().agent())
                .param("sites", question.reader().sites().toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> add(sums, question.by(), row, places));
        return sums.part(span, places, Scores.none(), Scores::figures);
    }

    private void requireNamed(@Nullable UUID agent, Places places) {
        if (agent != null && !isNamed(agent, places)) {
            throw Refusal.forbidden("agents_not_named", "Opinions of this organisation name no agents.");
        }
    }

    private void add(Sums<Scores> sums, By by, ResultSet row, Places places) throws SQLException {
        Scores scores = Scores.none();
        Integer score = row.getObject("score", Integer.class);
        scores.cases[score == null ? MOST + 1 : score] = row.getLong("cases");
        if (by.isOfTime()) {
            sums.add(row.getObject("line", LocalDate.class), scores);
        } else {
            sums.add(shown(by, row.getObject("line", UUID.class), places), scores);
        }
    }

    /** Both reports and results of opinions have to name agents. */
    private @Nullable UUID shown(By by, @Nullable UUID id, Places places) {
        return by == By.AGENT && id != null && !(places.isNamed(id) && isNamed(id, places)) ? null : id;
    }

    private boolean isNamed(UUID agent, Places places) {
        return agent.equals(places.self()) || settings.lately().agentsNamed();
    }
}
