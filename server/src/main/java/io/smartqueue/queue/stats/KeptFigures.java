package io.smartqueue.queue.stats;

import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.tenant.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Visits of which nothing is kept any more become figures: one statement locks them, adds them to their days and
 * deletes them, so that none is counted twice or lost where a run is interrupted or two go on at once. It comes after
 * the steps that forget.
 */
@Component
@Order(20)
class KeptFigures implements RetentionStep {

    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        with old as materialized (
                            select id from visit
                            where tenant_id = :tenant and is_forgotten and joined_at < :before and ended_at < :before
                            order by joined_at limit :most
                            for update skip locked
                        ), figures as (
                            insert into day_figures (tenant_id, queue_id, counter_id, state, was_served, ended_on,
                                visits, ended_at, waits, walks, services)
                            select tenant_id, queue_id, counter_id, state, was_served,
                                   (ended_at at time zone 'UTC')::date as ended_on,
                                   array_agg(visit), array_agg(ended_at), array_agg(wait), array_agg(walk),
                                   array_agg(service)
                            from old join ended_leg on visit_id = old.id
                            where tenant_id = :tenant
                            group by tenant_id, queue_id, counter_id, state, was_served, ended_on
                            on conflict (tenant_id, queue_id, ended_on, counter_id, state, was_served) do update set
                                visits = day_figures.visits || excluded.visits,
                                ended_at = day_figures.ended_at || excluded.ended_at,
                                waits = day_figures.waits || excluded.waits,
                                walks = day_figures.walks || excluded.walks,
                                services = day_figures.services || excluded.services
                        ), history as (
                            delete from ticket_event using old where tenant_id = :tenant and visit_id = old.id
                        ), legs as (
                            delete from leg using old where tenant_id = :tenant and visit_id = old.id
                        )
                        delete from visit using old where tenant_id = :tenant and visit.id = old.id
                        """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(cutoffs.all()))
                .param("most", most)
                .update();
    }
}
