package io.smartqueue.queue.stats;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.site.ServiceDay;
import io.smartqueue.site.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queues to count; all of the organisation when nothing is named. */
record StatsScope(
        @Nullable UUID queue, @Nullable UUID site, @Nullable UUID counter) {

    static final StatsScope EVERYWHERE = new StatsScope(null, null, null);

    /**
     * The beginning of a statement: the queues and when their day began. A counter can have people in hand from any
     * queue of its site, also from those that it does not serve.
     */
    static final String PLACE = """
            with place as (
                select queue.id, queue.site_id, queue.service_id, site.zone, service.sla_seconds,
                       service.expected_minutes, day.begins,
                       :counter::uuid is null or exists (
                           select from counter_queue where counter_id = :counter and queue_id = queue.id
                       ) as served
                from queue
                join site on site.id = queue.site_id
                join service on service.id = queue.service_id
                join unnest(:sites::uuid[], :beginnings::timestamptz[]) as day (site_id, begins)
                    on day.site_id = site.id
                where (:queue::uuid is null or queue.id = :queue)
                  and (:site::uuid is null or queue.site_id = :site)
                  and (:counter::uuid is null or queue.site_id = (select site_id from counter where id = :counter))
            )
            """;

    static StatsScope of(QueueId queue) {
        return new StatsScope(queue.value(), null, null);
    }

    static StatsScope of(SiteId site) {
        return new StatsScope(null, site.value(), null);
    }

    static StatsScope of(CounterId counter) {
        return new StatsScope(null, null, counter.value());
    }

    JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, Instant now, Map<SiteId, ServiceDay> serviceDays) {
        List<SiteId> sites = List.copyOf(serviceDays.keySet());
        return statement
                .param("sites", sites.stream().map(SiteId::value).toArray(UUID[]::new))
                .param(
                        "beginnings",
                        sites.stream()
                                .map(id -> Objects.requireNonNull(serviceDays.get(id))
                                        .beginning(now)
                                        .toString())
                                .toArray(String[]::new))
                .param("queue", queue)
                .param("site", site)
                .param("counter", counter)
                .param("now", Times.sql(now));
    }
}
