package io.smartqueue.reception.page;

import static java.util.Objects.requireNonNull;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.queue.visit.Opening;
import io.smartqueue.site.Hours;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sites of the current organisation where people can join a line. */
@Component
public class SiteCards {

    /** The sites that {@code place} has. */
    private static final String SELECT = """
            select place.site_id, place.slug, place.name, place.names, place.city,
            """ + Hours.COLUMNS;

    private final JdbcClient jdbc;
    private final Tickets tickets;
    private final InstantSource clock;

    SiteCards(JdbcClient jdbc, Tickets tickets, InstantSource clock) {
        this.jdbc = jdbc;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<SiteCard> all() {
        Instant now = clock.instant();
        Map<UUID, Integer> waiting = waiting();
        return jdbc.sql(SELECT + """
                        from (
                            select id as site_id, null::uuid as service_id, slug, name, names, city, zone
                            from site
                            where is_active and exists (select from queue where queue.site_id = site.id)
                        ) place
                        order by name, site_id
                        """)
                .param("now", Times.sql(now))
                .query((row, n) -> card(row, now, waiting.getOrDefault(row.getObject("site_id", UUID.class), 0)))
                .list();
    }

    /** By site. */
    private Map<UUID, Integer> waiting() {
        Map<QueueId, UUID> sites = new HashMap<>();
        jdbc.sql("select id, site_id from queue").query(row -> {
            sites.put(new QueueId(row.getObject("id", UUID.class)), row.getObject("site_id", UUID.class));
        });
        Map<UUID, Integer> bySite = new HashMap<>();
        tickets.waiting(sites.keySet())
                .forEach((queue, waiting) -> bySite.merge(requireNonNull(sites.get(queue)), waiting, Integer::sum));
        return bySite;
    }

    @Transactional(readOnly = true)
    public Optional<SiteCard> find(String slug) {
        Instant now = clock.instant();
        return jdbc.sql(SELECT + """
                        from (
                            select id as site_id, null::uuid as service_id, slug, name, names, city, zone
                            from site where slug = :slug and is_active
                        ) place
                        """)
                .param("slug", slug)
                .param("now", Times.sql(now))
                .query((row, n) -> card(row, now, 0))
                .optional();
    }

    private static SiteCard card(ResultSet row, Instant now, int waiting) throws SQLException {
        return new SiteCard(
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getString("slug"),
                Names.of(row, "name"),
                row.getString("city"),
                ZoneId.of(row.getString("zone")),
                Opening.of(Hours.of(row), now),
                waiting);
    }
}
