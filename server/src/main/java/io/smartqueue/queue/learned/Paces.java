package io.smartqueue.queue.learned;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.wait.Pace;
import io.smartqueue.queue.wait.ServiceTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How fast those who serve at a site have been lately. It is read from the services of the last hours and kept nowhere,
 * so nobody is judged by it.
 */
@Component
public class Paces {

    private static final Duration LATELY = Duration.ofHours(6);
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MOST_SITES = 10_000;

    private final JdbcClient jdbc;
    private final Cache<UUID, Map<UUID, Pace>> sites =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_SITES).build();

    Paces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * By agent, at most half a minute old.
     *
     * @param believed by queue
     */
    public Map<UUID, Pace> at(UUID site, Map<UUID, ServiceTime> believed, Instant now) {
        Map<UUID, Pace> known = sites.getIfPresent(site);
        if (known == null) {
            known = read(believed, now);
            sites.put(site, known);
        }
        return known;
    }

    private Map<UUID, Pace> read(Map<UUID, ServiceTime> believed, Instant now) {
        List<UUID> queues = List.copyOf(believed.keySet());
        Map<UUID, Pace> paces = new HashMap<>();
        jdbc.sql("""
                        select agent_id, count(*) as services,
                               sum(least(:longest, extract(epoch from ended_at - started_at - held) / mean)) as ratios
                        from unnest(:queues::uuid[], :means::float8[]) as believed (queue, mean)
                        join leg on leg.queue_id = queue
                        where was_served and ended_at > :since and ended_at <= :now and started_at is not null
                          and agent_id is not null
                        group by agent_id
                        """)
                .param("longest", Pace.LONGEST_RATIO)
                .param("queues", queues.toArray(UUID[]::new))
                .param(
                        "means",
                        queues.stream()
                                .map(queue -> believed.getOrDefault(queue, ServiceTime.declared(1))
                                        .meanSeconds())
                                .toArray(Double[]::new))
                .param("since", Times.sql(now.minus(LATELY)))
                .param("now", Times.sql(now))
                .query((RowCallbackHandler) row -> paces.put(
                        row.getObject("agent_id", UUID.class),
                        new Pace(row.getInt("services"), row.getDouble("ratios"))));
        return paces;
    }
}
