package io.smartqueue.queue.stats;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.QueueId;
import io.smartqueue.site.CounterId;
import io.smartqueue.site.SiteId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which queues are looked at; all of the organisation when nothing is named. */
record Scope(
        @Nullable UUID queue, @Nullable UUID site, @Nullable UUID counter) {

    static final Scope EVERYWHERE = new Scope(null, null, null);

    /**
     * The queues, to be continued. A counter has people in hand of any queue of its site, of which it may serve only
     * some. The day begins when the clock on the site's wall shows the cut-over hour.
     */
    static final String PLACE = """
            with place as (
                select queue.id, service.sla_seconds, service.expected_minutes,
                       ((:now at time zone zone - day_starts_at)::date + day_starts_at) at time zone zone as begins,
                       :counter::uuid is null or exists (
                           select from counter_queue where counter_id = :counter and queue_id = queue.id
                       ) as served
                from queue
                join site on site.id = queue.site_id
                join service on service.id = queue.service_id
                where (:queue::uuid is null or queue.id = :queue)
                  and (:site::uuid is null or queue.site_id = :site)
                  and (:counter::uuid is null or queue.site_id = (select site_id from counter where id = :counter))
            )
            """;

    static Scope of(QueueId queue) {
        return new Scope(queue.value(), null, null);
    }

    static Scope of(SiteId site) {
        return new Scope(null, site.value(), null);
    }

    static Scope of(CounterId counter) {
        return new Scope(null, null, counter.value());
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Instant now) {
        return statement
                .param("queue", queue)
                .param("site", site)
                .param("counter", counter)
                .param("now", Times.sql(now));
    }
}
