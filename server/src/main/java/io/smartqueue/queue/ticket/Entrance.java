package io.smartqueue.queue.ticket;

import io.smartqueue.queue.Queue;
import io.smartqueue.queue.number.ServiceDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is read of queue, site, service, organisation and customer before somebody joins.
 *
 * @param open the queue takes tickets, and neither its site nor its service has been given up
 * @param inHours it is open by the hours of the site or of the service there
 * @param keptOvernight whether those who wait when the day ends go on waiting
 * @param series the letter of the numbers
 * @param language the customer's, else the organisation's
 */
record Entrance(
        UUID site,
        UUID service,
        boolean open,
        boolean inHours,
        boolean oneTicketPerPhone,
        Queue.Order order,
        @Nullable Integer capacity,
        ServiceDay day,
        boolean keptOvernight,
        String series,
        @Nullable Integer slaSeconds,
        int expectedMinutes,
        String country,
        String language,
        boolean customerKnown,
        @Nullable String customerName,
        @Nullable String customerPhone) {

    static Entrance of(ResultSet row, int n) throws SQLException {
        return new Entrance(
                row.getObject("site_id", UUID.class),
                row.getObject("service_id", UUID.class),
                row.getBoolean("open"),
                row.getBoolean("in_hours"),
                row.getBoolean("one_ticket_per_phone"),
                Queue.Order.of(row.getString("ordering")),
                row.getObject("capacity", Integer.class),
                new ServiceDay(ZoneId.of(row.getString("zone")), row.getObject("day_starts_at", LocalTime.class)),
                row.getBoolean("kept_overnight"),
                row.getString("series"),
                row.getObject("sla_seconds", Integer.class),
                row.getInt("expected_minutes"),
                row.getString("country"),
                row.getString("language"),
                row.getObject("customer_id") != null,
                row.getString("customer_name"),
                row.getString("customer_phone"));
    }
}
