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
                            select id, channel, priority from visit
                            where tenant_id = :tenant and is_forgotten and joined_at < :before and ended_at < :before
                            order by joined_at limit :most
                            for update skip locked
                        ), figures as (
                            insert into day_figures (tenant_id, queue_id, counter_id, state, was_served, ended_on,
                                visits, ended_at, waits, walks, services, joined_at, agents, outcomes, entries,
                                priorities)
                            select tenant_id, queue_id, counter_id, state, was_served,
                                   (ended_at at time zone 'UTC')::date as ended_on,
                                   array_agg(visit), array_agg(ended_at), array_agg(wait), array_agg(walk),
                                   array_agg(service), array_agg(joined_at), array_agg(agent_id), array_agg(outcome),
                                   array_agg(channel), array_agg(priority)
                            from old join ended_leg on visit_id = old.id
                            where tenant_id = :tenant
                            group by tenant_id, queue_id, counter_id, state, was_served, ended_on
                            -- In one order, so that two runs do not wait for each other in a circle.
                            order by queue_id, ended_on, counter_id, state, was_served
                            on conflict (tenant_id, queue_id, ended_on, counter_id, state, was_served) do update set
                                visits = day_figures.visits || excluded.visits,
                                ended_at = day_figures.ended_at || excluded.ended_at,
                                waits = day_figures.waits || excluded.waits,
                                walks = day_figures.walks || excluded.walks,
                                services = day_figures.services || excluded.services,
                                joined_at = day_figures.joined_at || excluded.joined_at,
                                agents = day_figures.agents || excluded.agents,
                                outcomes = day_figures.outcomes || excluded.outcomes,
                                entries = day_figures.entries || excluded.entries,
                                priorities = day_figures.priorities || excluded.priorities
                        ), history as (
                            delete from ticket_event using old where tenant_id = :tenant and visit_id = old.id
                        ), announcements as (
                            delete from announcement using old where tenant_id = :tenant and visit_id = old.id
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
