package io.smartqueue.reception.page;

import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.Names;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sites of the current organisation where people can join a line. */
@Component
public class SiteCards {

    private static final RowMapper<SiteCard> PLACE = (row, n) -> new SiteCard(
            new SiteId(row.getObject("id", UUID.class)),
            row.getString("slug"),
            Names.of(row, "name"),
            row.getString("city"),
            ZoneId.of(row.getString("zone")),
            row.getInt("waiting"));

    private final JdbcClient jdbc;

    SiteCards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<SiteCard> all() {
        return jdbc.sql("""
                        select id, slug, name, names, city, zone, (
                            select count(*) from leg join queue on queue.id = leg.queue_id
                            where queue.site_id = site.id and leg.state = 'waiting'
                        ) as waiting
                        from site
                        where is_active and exists (select from queue where queue.site_id = site.id)
                        order by name, id
                        """).query(PLACE).list();
    }

    @Transactional(readOnly = true)
    public Optional<SiteCard> find(String slug) {
        return jdbc.sql("""
                        select id, slug, name, names, city, zone, 0 as waiting from site
                        where slug = :slug and is_active
                        """).param("slug", slug).query(PLACE).optional();
    }
}
