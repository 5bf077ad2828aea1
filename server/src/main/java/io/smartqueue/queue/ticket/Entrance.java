package io.smartqueue.queue.ticket;

import io.smartqueue.queue.Queue;
import io.smartqueue.site.Hours;
import io.smartqueue.site.ServiceDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is read before a person joins a queue.
 *
 * @param open the queue takes tickets, and neither its site nor its service has been given up
 * @param hours of the service there
 * @param country the country of phone numbers without a prefix
 * @param language the customer's, else the organisation's
 * @param customer empty when none is named, or the named one is unknown
 */
record Entrance(
        Site site,
        Service service,
        boolean open,
        Hours hours,
        Queue.Order order,
        @Nullable Integer capacity,
        String country,
        String language,
        Optional<Customer> customer) {

    /** @param keptOvernight whether those who wait when the day ends go on waiting */
    record Site(UUID id, ServiceDay day, boolean keptOvernight) {}

    /** @param series the letter of the numbers */
    record Service(
            UUID id, String series, @Nullable Integer slaSeconds, int expectedMinutes, boolean oneTicketPerPhone) {}

    record Customer(Optional<String> name, Optional<String> phone) {}

    static Entrance of(ResultSet row, int n) throws SQLException {
        return new Entrance(
                site(row),
                service(row),
                row.getBoolean("open"),
                Hours.of(row),
                Queue.Order.of(row.getString("ordering")),
                row.getObject("capacity", Integer.class),
                row.getString("country"),
                row.getString("language"),
                customer(row));
    }

    private static Site site(ResultSet row) throws SQLException {
        return new Site(
                row.getObject("site_id", UUID.class),
                new ServiceDay(ZoneId.of(row.getString("zone")), row.getObject("day_starts_at", LocalTime.class)),
                row.getBoolean("kept_overnight"));
    }

    private static Service service(ResultSet row) throws SQLException {
        return new Service(
                row.getObject("service_id", UUID.class),
                row.getString("series"),
                row.getObject("sla_seconds", Integer.class),
                row.getInt("expected_minutes"),
                row.getBoolean("one_ticket_per_phone"));
    }

    private static Optional<Customer> customer(ResultSet row) throws SQLException {
        return row.getObject("customer_id") == null
                ? Optional.empty()
                : Optional.of(new Customer(
                        Optional.ofNullable(row.getString("customer_name")),
                        Optional.ofNullable(row.getString("customer_phone"))));
    }

    Optional<String> customerName() {
        return customer.flatMap(Customer::name);
    }

    Optional<String> customerPhone() {
        return customer.flatMap(Customer::phone);
    }
}
