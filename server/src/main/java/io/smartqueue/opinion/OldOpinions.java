package io.smartqueue.opinion;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import java.util.stream.IntStream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A comment ends with the personal data of its visit, and the scores become figures with the last of the visit. Who was
 * asked is forgotten after the longest time for which an organisation asks nobody again.
 */
@Component
@Order(17)
class OldOpinions implements RetentionStep {

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return IntStream.of(
                        archivist
                                .sql("""
                                        update opinion set comment = '' where id in (
                                            select id from opinion
                                            where tenant_id = :tenant and asked_at < :before and comment <> ''
                                            limit :most)
                                        """)
                                .param("tenant", tenant.value())
                                .param("before", Times.sql(cutoffs.visits()))
                                .param("most", most)
                                .update(),
                        figures(archivist, tenant, cutoffs, most),
                        archivist
                                .sql("""
                                        delete from asked_address where tenant_id = :tenant and address_hash in (
                                            select address_hash from asked_address
                                            where tenant_id = :tenant and asked_at < now() - :days * interval '1 day'
                                            limit :most)
                                        """)
                                .param("tenant", tenant.value())
                                .param("days", OpinionSettings.LONGEST_PAUSE + 1)
                                .param("most", most)
                                .update())
                .max()
                .orElse(0);
    }

    private static int figures(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        with old as (
                            delete from opinion where id in (
                                select id from opinion where tenant_id = :tenant and asked_at < :before limit :most)
                            returning tenant_id, service_day, question, site_id, service_id, score
                        ), kept as (
                            insert into opinion_figures
                                (tenant_id, service_day, question, site_id, service_id, score, cases)
                            select tenant_id, service_day, question, site_id, service_id, score, count(*)
                            from old group by tenant_id, service_day, question, site_id, service_id, score
                            on conflict (tenant_id, service_day, question, site_id, service_id, score)
                            do update set cases = opinion_figures.cases + excluded.cases
                        )
                        select count(*) from old
                        """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(cutoffs.all()))
                .param("most", most)
                .query(Integer.class)
                .single();
    }
}
