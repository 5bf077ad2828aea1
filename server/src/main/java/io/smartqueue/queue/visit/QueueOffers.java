package io.smartqueue.queue.visit;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Incident;
import io.smartqueue.queue.Priority;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.day.Incidents;
import io.smartqueue.queue.order.Ahead;
import io.smartqueue.queue.order.DueInstant;
import io.smartqueue.queue.order.LineBooks;
import io.smartqueue.queue.order.SiteWaits;
import io.smartqueue.site.Hours;
import io.smartqueue.site.Hue;
import io.smartqueue.site.Pictogram;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The queues of a site as the public sees them. */
@Service
public class QueueOffers {

    /** @param open how many counters have an agent who calls */
    public record Counters(int open, int all) {}

    /** Behind all others that are due at the same instant. */
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final LineBooks books;
    private final SiteWaits waits;
    private final Incidents incidents;
    private final InstantSource clock;

    QueueOffers(JdbcClient jdbc, LineBooks books, SiteWaits waits, Incidents incidents, InstantSource clock) {
        this.jdbc = jdbc;
        this.books = books;
        this.waits = waits;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** By name, without closed queues that no counter serves. */
    @Transactional(readOnly = true)
    public List<QueueOffer> at(SiteId site) {
        return lines(site, null);
    }

    /** @param slug the queue's, at its site */
    @Transactional(readOnly = true)
    public Optional<QueueOffer> find(SiteId site, String slug) {
        return lines(site, slug).stream().findFirst();
    }

    // The name depends on the other queues for the same service; the rest is read for the selected queues only.
    private List<QueueOffer> lines(SiteId site, @Nullable String slug) {
        Instant now = clock.instant();
        long since = LineBooks.moment();
        Map<UUID, Instant> due = dueToJoin(site, now);
        return jdbc.sql("""
                        with place as (
                            select queue.id, queue.slug, queue.status, queue.capacity, queue.site_id, queue.service_id,
                                   case when count(*) over (partition by queue.service_id) > 1
                                       then queue.name else service.name end as name,
                                   case when count(*) over (partition by queue.service_id) > 1
                                       then queue.names else service.names end as names,
                                   service.pictogram, service.hue,
                                   service.one_ticket_per_phone, site.zone, newcomer.due
                            from queue
                            join unnest(:queues::uuid[], :due::timestamptz[]) as newcomer (queue_id, due)
                                on newcomer.queue_id = queue.id
                            join site on site.id = queue.site_id and site.is_active
                            join service on service.id = queue.service_id and service.is_active
                            where queue.site_id = :site and (queue.status <> 'closed' or exists (
                                select from counter_queue where counter_queue.queue_id = queue.id
                            ))
                        )
                        select place.id, place.slug, place.name, place.names, place.status, place.capacity,
                               place.service_id, place.pictogram, place.hue,
                               place.one_ticket_per_phone,
                               place.due,
                        """ + Hours.COLUMNS + """
                        from place
                        where :slug::text is null or place.slug = :slug
                        order by name, id
                        """)
                .param("site", site.value())
                .param("slug", slug)
                .param("now", Times.sql(now))
                .param("queues", due.keySet().toArray(UUID[]::new))
                .param("due", due.values().stream().map(Instant::toString).toArray(String[]::new))
                .query((row, n) -> line(row, now, since))
                .list();
    }

    /** The due instant of a person who joins now with normal priority, by queue. */
    private Map<UUID, Instant> dueToJoin(SiteId site, Instant now) {
        Map<UUID, Instant> due = new LinkedHashMap<>();
        jdbc.sql("""
                        select queue.id, ordering, sla_seconds from queue join service on service.id = service_id
                        where site_id = :site
                        """).param("site", site.value()).query((RowCallbackHandler) row -> due.put(
                row.getObject("id", UUID.class),
                DueInstant.of(
                        Queue.Order.of(row.getString("ordering")),
                        now,
                        Priority.NORMAL,
                        row.getObject("sla_seconds", Integer.class))));
        return due;
    }

    /** By the hours of the site itself. */
    @Transactional(readOnly = true)
    public Opening opening(SiteId site) {
        Instant now = clock.instant();
        return jdbc.sql("select " + Hours.COLUMNS + """
                        from (select id as site_id, null::uuid as service_id, zone from site where id = :site) place
                        """)
                .param("site", site.value())
                .param("now", Times.sql(now))
                .query((row, n) -> Opening.of(Hours.of(row), now))
                .single();
    }

    @Transactional(readOnly = true)
    public Counters counters(SiteId site) {
        return jdbc.sql("""
                        select count(*) filter (where exists (
                                   select from calling_counter where counter_id = counter.id
                               )) as open, count(*) as all
                        from counter where site_id = :site and is_active
                        """)
                .param("site", site.value())
                .query((row, n) -> new Counters(row.getInt("open"), row.getInt("all")))
                .single();
    }

    /** While it lasts, no time is announced. */
    @Transactional(readOnly = true)
    public Optional<Incident> incident(SiteId site) {
        return incidents.open(site);
    }

    private QueueOffer line(ResultSet row, Instant now, long since) throws SQLException {
        var queue = new QueueId(row.getObject("id", UUID.class));
        LineBooks.People people = books.people(queue, since);
        Ahead ahead = books.ahead(queue, Times.instant(row, "due"), LAST, null, since);
        Integer capacity = row.getObject("capacity", Integer.class);
        return new QueueOffer(
                queue,
                row.getString("slug"),
                Names.of(row, "name"),
                row.getObject("service_id", UUID.class),
                row.getBoolean("one_ticket_per_phone"),
                Pictogram.of(row.getString("pictogram")),
                Hue.of(row.getString("hue")),
                Queue.Status.of(row.getString("status")),
                Opening.of(Hours.of(row), now),
                people.waiting(),
                capacity != null && people.waiting() + people.remote() >= capacity,
                waits.ofJoining(queue, ahead, since));
    }
}
