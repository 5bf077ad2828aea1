package io.smartqueue.opinion.asking;

import io.smartqueue.customer.Medium;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.opinion.Question;
import io.smartqueue.queue.TicketId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The visits after which people are asked. */
@Component
class AskedVisits {

    /** So long after the visit the question can be answered. */
    static final Duration OPEN = Duration.ofDays(7);

    /**
     * A visit that has just ended.
     *
     * @param service of its last passage, as the agent
     * @param addresses all that are known of the person
     */
    record Ended(
            TicketId visit,
            String number,
            UUID site,
            UUID service,
            LocalDate day,
            @Nullable UUID agent,
            List<String> addresses) {}

    private final JdbcClient jdbc;

    AskedVisits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when it goes on, when it was answered before, and when the person has stopped messages anywhere. */
    Optional<Ended> ended(TicketId ticket) {
        return jdbc.sql("""
                        select visit.number, visit.site_id, visit.service_day, queue.service_id, leg.agent_id,
                               person.addresses
                        from visit
                        join leg on leg.visit_id = visit.id and leg.is_current
                        join queue on queue.id = leg.queue_id
                        left join customer on customer.id = visit.customer_id
                        cross join lateral (
                            select coalesce(array_agg(distinct address), '{}') as addresses
                            from unnest(array[visit.customer_phone, customer.phone, customer.email]) as one (address)
                            where address is not null
                        ) person
                        where visit.id = :ticket and visit.ended_at is not null
                          and not exists (
                              select from opinion where opinion.visit_id = visit.id and opinion.at is not null)
                          and not exists (
                              select from unnest(person.addresses) as one (address)
                              cross join unnest(:channels::text[]) as way (channel)
                              where suppressed_because(channel, address) = :stop)
                        """)
                .param("ticket", ticket.value())
                .param(
                        "channels",
                        Arrays.stream(Medium.values()).map(Medium::code).toArray(String[]::new))
                .param("stop", Reason.STOP.code())
                .query((row, n) -> ended(row, ticket))
                .optional();
    }

    private static Ended ended(ResultSet row, TicketId ticket) throws SQLException {
        return new Ended(
                ticket,
                row.getString("number"),
                row.getObject("site_id", UUID.class),
                row.getObject("service_id", UUID.class),
                row.getObject("service_day", LocalDate.class),
                row.getObject("agent_id", UUID.class),
                List.of((String[]) row.getArray("addresses").getArray()));
    }

    /** A visit that was reopened and ends again stays open longer; its question stays the same. */
    void ask(Ended visit, Question question, Instant now, boolean told) {
        jdbc.sql("""
                        insert into opinion (id, tenant_id, visit_id, question, number, site_id, service_id,
                            service_day, agent_id, asked_at, open_until, is_told)
                        values (:id, current_tenant(), :visit, :question, :number, :site, :service,
                            :day, :agent, :now, :until, :told)
                        on conflict (tenant_id, visit_id) do update
                        set open_until = excluded.open_until, is_told = opinion.is_told or excluded.is_told,
                            service_id = excluded.service_id, agent_id = excluded.agent_id
                        """)
                .param("id", Ids.next())
                .param("visit", visit.visit.value())
                .param("question", question.code())
                .param("number", visit.number)
                .param("site", visit.site)
                .param("service", visit.service)
                .param("day", visit.day)
                .param("agent", visit.agent, Types.OTHER)
                .param("now", Times.sql(now))
                .param("until", Times.sql(now.plus(OPEN)))
                .param("told", told)
                .update();
    }
}
