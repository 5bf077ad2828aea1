package io.smartqueue.opinion;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.CurrentTenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people answer. */
@Component
public class Opinions {

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Opinions(JdbcClient jdbc, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Empty when nothing is asked after this visit, or nothing yet. */
    @Transactional(readOnly = true)
    public Optional<OpinionRequest> request(TicketId visit) {
        return jdbc.sql("""
                        select question, open_until, at is not null as is_answered from opinion
                        where visit_id = :visit and exists (
                            select from visit where visit.id = visit_id and ended_at is not null)
                        """)
                .param("visit", visit.value())
                .query((row, n) -> new OpinionRequest(
                        Question.of(row.getString("question")),
                        Times.instant(row, "open_until"),
                        row.getBoolean("is_answered")))
                .optional();
    }

    /** Keeps the first answer that comes in time; another one changes nothing. */
    @Transactional
    public void give(TicketId visit, GivenOpinion opinion) {
        Instant now = clock.instant();
        jdbc.sql("""
                        update opinion set score = :score, comment = :comment, language = :language, at = :now,
                            given_by = case when is_told or :by <> 'message' then :by else 'page' end
                        where visit_id = :visit and at is null and open_until > :now
                        returning question, site_id, service_id, agent_id
                        """)
                .param("score", opinion.score())
                .param("comment", opinion.comment())
                .param("language", opinion.language())
                .param("by", opinion.by().code())
                .param("now", Times.sql(now))
                .param("visit", visit.value())
                .query(Opinions::asked)
                .optional()
                .ifPresent(asked -> events.publishEvent(new OpinionGiven(
                        CurrentTenant.get(),
                        visit,
                        asked.question,
                        opinion.score(),
                        asked.site,
                        asked.service,
                        asked.agent,
                        now)));
    }

    private record Asked(
            Question question,
            UUID site,
            UUID service,
            @Nullable UUID agent) {}

    private static Asked asked(ResultSet row, int n) throws SQLException {
        return new Asked(
                Question.of(row.getString("question")),
                row.getObject("site_id", UUID.class),
                row.getObject("service_id", UUID.class),
                row.getObject("agent_id", UUID.class));
    }
}
