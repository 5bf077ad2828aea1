package io.smartqueue.opinion.result;

import io.smartqueue.opinion.GivenOpinions;
import io.smartqueue.opinion.OpinionFilter;
import io.smartqueue.opinion.OpinionSettingsStore;
import io.smartqueue.opinion.Question;
import io.smartqueue.tenant.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how often each score was given, by place and agent, also of opinions that are not kept any more. */
@Component
public class ResultReader {

    private record Place(UUID id, Names names) {}

    private record Counted(
            Question question,
            Place site,
            Place service,
            @Nullable Place agent,
            Scores scores) {}

    private final JdbcClient jdbc;
    private final GivenOpinions opinions;
    private final OpinionSettingsStore settings;

    ResultReader(JdbcClient jdbc, GivenOpinions opinions, OpinionSettingsStore settings) {
        this.jdbc = jdbc;
        this.opinions = opinions;
        this.settings = settings;
    }

    /**
     * One for each question that was asked. Score and words of the filter are left aside.
     *
     * @throws io.smartqueue.kernel.Refusal as {@link GivenOpinions#list}
     */
    @Transactional(readOnly = true)
    public List<Results> of(OpinionFilter filter) {
        opinions.requirePlace(filter);
        List<Counted> all = counted(filter);
        return Stream.of(Question.RATING, Question.RECOMMENDATION)
                .map(question ->
                        all.stream().filter(one -> one.question == question).toList())
                .filter(some -> !some.isEmpty())
                .map(ResultReader::results)
                .toList();
    }

    private List<Counted> counted(OpinionFilter filter) {
        return filter.bindPlace(jdbc.sql("""
                        select counted.*, site.name as site_name, site.names as site_names,
                            service.name as service_name, service.names as service_names, membership.public_name
                        from (
                            select question, site_id, service_id, case when :named then agent_id end as agent_id, score,
                                sum(cases)::bigint as cases
                            from opinion_count where\s""" + OpinionFilter.PLACE + """
                            group by 1, 2, 3, 4, 5
                        ) counted
                        join site on site.id = counted.site_id join service on service.id = counted.service_id
                        left join membership on membership.id = counted.agent_id
                        """))
                .param("named", settings.current().agentsNamed())
                .query(ResultReader::counted)
                .list();
    }

    private static Counted counted(ResultSet row, int n) throws SQLException {
        long cases = row.getLong("cases");
        Integer score = row.getObject("score", Integer.class);
        String agent = row.getString("public_name");
        return new Counted(
                Question.of(row.getString("question")),
                new Place(row.getObject("site_id", UUID.class), Names.of(row, "site_name")),
                new Place(row.getObject("service_id", UUID.class), Names.of(row, "service_name")),
                agent == null ? null : new Place(row.getObject("agent_id", UUID.class), Names.untranslated(agent)),
                score == null ? new Scores(Map.of(), cases) : new Scores(Map.of(score, cases), 0));
    }

    private static Results results(List<Counted> some) {
        return new Results(
                some.getFirst().question,
                some.stream().map(Counted::scores).reduce(Scores.NONE, Scores::plus),
                lines(some, Counted::site),
                lines(some, Counted::service),
                lines(some, Counted::agent));
    }

    /** By name, because a ranking of few answers is one of chance. */
    private static List<Results.Line> lines(List<Counted> some, Function<Counted, @Nullable Place> by) {
        Map<UUID, Results.Line> lines = new LinkedHashMap<>();
        for (Counted one : some) {
            Place place = by.apply(one);
            if (place != null) {
                lines.merge(
                        place.id,
                        new Results.Line(place.names, one.scores),
                        (line, more) ->
                                new Results.Line(line.names(), line.scores().plus(more.scores())));
            }
        }
        return lines.values().stream()
                .sorted(Comparator.comparing(line -> line.names().name()))
                .toList();
    }
}
