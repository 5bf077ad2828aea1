package io.smartqueue.queue;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.estimate.ClosedForm;
import io.smartqueue.queue.estimate.OpenCounters;
import io.smartqueue.site.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What to tell people who think about joining the line. */
@Service
public class Outlooks {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Outlooks(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By the letter of their tickets; of several queues for one service the one with the shortest wait. */
    @Transactional(readOnly = true)
    public List<Outlook> of(SiteId site) {
        Map<UUID, Outlook> best = new LinkedHashMap<>();
        jdbc.sql("""
                        select service.id, service.name, service.pictogram, service.hue, service.expected_minutes,
                               queue.status = 'active' and is_open(site.id, service.id, site.zone, :now) as taken,
                               (select count(*) from leg where queue_id = queue.id and state = 'waiting') as waiting,
                               %s as counters_open,
                               exists (
                                   select from site_incident where site_id = site.id and ended_at is null
                               ) as stopped
                        from queue
                        join site on site.id = queue.site_id
                        join service on service.id = queue.service_id
                        where queue.site_id = :site and queue.status <> 'closed' and service.is_active
                        order by service.code, service.id, queue.id
                        """.formatted(OpenCounters.of("queue.id")))
                .param("site", site.value())
                .param("now", Times.sql(clock.instant()))
                .query((row, n) -> outlook(row))
                .list()
                .forEach(line -> best.merge(line.serviceId(), line, Outlooks::shorter));
        return List.copyOf(best.values());
    }

    private static Outlook outlook(ResultSet row) throws SQLException {
        boolean taken = row.getBoolean("taken");
        int waiting = row.getInt("waiting");
        int open = row.getInt("counters_open");
        return new Outlook(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("pictogram"),
                row.getString("hue"),
                taken,
                waiting,
                open,
                taken && open > 0 && !row.getBoolean("stopped")
                        ? ClosedForm.of(waiting, open, row.getInt("expected_minutes"))
                        : null);
    }

    private static Outlook shorter(Outlook one, Outlook other) {
        if (one.range() == null || other.range() == null) {
            return one.range() == null ? other : one;
        }
        return one.range().highMinutes() <= other.range().highMinutes() ? one : other;
    }
}
