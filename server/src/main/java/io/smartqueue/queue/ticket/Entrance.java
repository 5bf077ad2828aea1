package io.smartqueue.queue.ticket;

import io.smartqueue.queue.Queue;
import io.smartqueue.site.Hours;
import io.smartqueue.site.ServiceDay;
import io.smartqueue.tenant.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What holds for everybody who joins a queue, at one version of it.
 *
 * @param open the queue takes tickets, and neither its site nor its service has been given up
 * @param stopped whether the line of the site stands still
 * @param hours of the service there
 * @param home the country of phone numbers without a prefix, and the language of who has none
 */
record Entrance(
        long version,
        Site site,
        Service service,
        Names queue,
        boolean open,
        boolean stopped,
        Hours hours,
        Queue.Order order,
        @Nullable Integer capacity,
        Home home) {

    /** From {@code queue}, {@code site}, {@code service} and {@code tenant}; hours are read beside them. */
    static final String COLUMNS = """
            queue.version, queue.site_id, queue.service_id, queue.ordering, queue.capacity, queue.name as queue_name,
            queue.names as queue_names, site.name as site_name, site.names as site_names, site.day_starts_at,
            site.end_of_day = 'keep' as kept_overnight,
            queue.status = 'active' and site.is_active and service.is_active as open,
            exists (select from open_incident where open_incident.site_id = site.id) as stopped,
            service.name as service_name, service.names as service_names, service.one_ticket_per_phone,
            left(service.code, 1) as series, service.sla_seconds,
            tenant.country, tenant.language,
            """;

    /** @param keptOvernight whether those who wait when the day ends go on waiting */
    record Site(UUID id, Names name, ServiceDay day, boolean keptOvernight) {}

    /** @param series the letter of the numbers */
    record Service(
            UUID id, Names name, String series, @Nullable Integer slaSeconds, boolean oneTicketPerPhone) {}

    record Home(String country, String language) {}

    static Entrance of(ResultSet row, int n) throws SQLException {
        return new Entrance(
                row.getLong("version"),
                site(row),
                service(row),
                Names.of(row, "queue_name"),
                row.getBoolean("open"),
                row.getBoolean("stopped"),
                Hours.of(row),
                Queue.Order.of(row.getString("ordering")),
                row.getObject("capacity", Integer.class),
                new Home(row.getString("country"), row.getString("language")));
    }

    private static Site site(ResultSet row) throws SQLException {
        return new Site(
                row.getObject("site_id", UUID.class),
                Names.of(row, "site_name"),
                new ServiceDay(ZoneId.of(row.getString("zone")), row.getObject("day_starts_at", LocalTime.class)),
                row.getBoolean("kept_overnight"));
    }

    private static Service service(ResultSet row) throws SQLException {
        return new Service(
                row.getObject("service_id", UUID.class),
                Names.of(row, "service_name"),
                row.getString("series"),
                row.getObject("sla_seconds", Integer.class),
                row.getBoolean("one_ticket_per_phone"));
    }
}
