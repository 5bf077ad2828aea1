package io.smartqueue.queue.ticket;

import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.TicketId;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where a service wants one live ticket for a phone. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OnePerPhone {

    private static final String OTHER = """
            select visit.number from visit
            join leg on leg.visit_id = visit.id and leg.is_current
            join queue on queue.id = leg.queue_id and queue.service_id = :service
            where visit.ended_at is null and visit.id is distinct from :own
              and (visit.customer_phone = :phone or visit.customer_id in (
                  select id from customer where phone = :phone
              ))
            limit 1
            """;

    private final JdbcClient jdbc;

    OnePerPhone(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal 409 {@code already_in_line} when the phone has a ticket for the service */
    void require(UUID service, String phone) {
        require(service, phone, null);
    }

    /**
     * The same for a ticket that was given out and is to belong to another phone from now on.
     *
     * @throws Refusal 409 {@code already_in_line} when the phone has another ticket for the ticket's service
     */
    public void require(TicketId ticket, PhoneNumber phone) {
        jdbc.sql("""
                        select service.id from leg
                        join queue on queue.id = leg.queue_id join service on service.id = queue.service_id
                        where leg.visit_id = :ticket and leg.is_current and one_ticket_per_phone
                        """)
                .param("ticket", ticket.value())
                .query(UUID.class)
                .optional()
                .ifPresent(service -> require(service, phone.e164(), ticket.value()));
    }

    // The lock makes two who join with one phone at the same moment come one after the other.
    private void require(UUID service, String phone, @Nullable UUID own) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", service + " " + phone)
                .query()
                .singleRow();
        jdbc.sql(OTHER)
                .param("service", service)
                .param("phone", phone)
                .param("own", own, Types.OTHER)
                .query(String.class)
                .optional()
                .ifPresent(number -> {
                    throw Refusal.conflict("already_in_line", "This phone has ticket " + number + " for this service.")
                            .with("number", number);
                });
    }
}
