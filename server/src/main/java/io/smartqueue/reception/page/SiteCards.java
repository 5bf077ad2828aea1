package io.smartqueue.reception.page;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.visit.Opening;
import io.smartqueue.site.Hours;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
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
            select place.site_id, place.slug, place.name, place.names, place.city, place.waiting,
            """ + Hours.COLUMNS;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    SiteCards(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<SiteCard> all() {
        Instant now = clock.instant();
        return jdbc.sql(SELECT + """
                        from (
                            select id as site_id, null::uuid as service_id, slug, name, names, city, zone, (
                                select count(*) from leg join queue on queue.id = leg.queue_id
                                where queue.site_id = site.id and leg.state = 'waiting'
                            ) as waiting
                            from site
                            where is_active and exists (select from queue where queue.site_id = site.id)
                        ) place
                        order by name, site_id
                        """)
                .param("now", Times.sql(now))
                .query((row, n) -> card(row, now))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<SiteCard> find(String slug) {
        Instant now = clock.instant();
        return jdbc.sql(SELECT + """
                        from (
                            select id as site_id, null::uuid as service_id, slug, name, names, city, zone, 0 as waiting
                            from site where slug = :slug and is_active
                        ) place
                        """)
                .param("slug", slug)
                .param("now", Times.sql(now))
                .query((row, n) -> card(row, now))
                .optional();
    }

    private static SiteCard card(ResultSet row, Instant now) throws SQLException {
        return new SiteCard(
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getString("slug"),
                Names.of(row, "name"),
                row.getString("city"),
                ZoneId.of(row.getString("zone")),
                Opening.of(Hours.of(row), now),
                row.getInt("waiting"));
    }
}
