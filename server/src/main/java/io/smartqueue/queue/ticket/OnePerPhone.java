package io.smartqueue.queue.ticket;

import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.TicketId;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Allows one live ticket per phone where a service asks for it. Checked wherever a ticket begins to wait or to be
 * served there; staff may exceed it with a reason.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OnePerPhone {

    private static final String OTHER = """
            select visit.number from (
                select id from visit where customer_phone = :phone and ended_at is null
                union all
                select visit.id from customer join visit on visit.customer_id = customer.id
                where customer.phone = :phone and ended_at is null
            ) found
            join visit on visit.id = found.id and visit.id is distinct from :own
            join leg on leg.visit_id = visit.id and leg.is_current
            join queue on queue.id = leg.queue_id and queue.service_id = :service
            limit 1
            """;

    private final JdbcClient jdbc;

    OnePerPhone(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal 409 {@code already_in_line} when the phone has a ticket for the service */
    void require(UUID service, String phone) {
        refuse(other(service, phone, null));
    }

    /**
     * The same for an existing ticket that gets another phone.
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
                .ifPresent(service -> refuse(other(service, phone.e164(), ticket.value())));
    }

    /**
     * The same for a ticket that is to go on in a queue.
     *
     * @throws Refusal 409 {@code already_in_line} when its phone has another ticket for the service of the queue
     */
    public void require(TicketId ticket, QueueId queue) {
        refuse(other(ticket, queue));
    }

    /** The number of another ticket that the same phone has for the service of a queue, where it allows one. */
    public Optional<String> other(TicketId ticket, QueueId queue) {
        record Asked(UUID service, String phone) {}
        return jdbc.sql("""
                        select service.id as service, coalesce(visit.customer_phone, customer.phone) as phone
                        from visit left join customer on customer.id = visit.customer_id
                        join queue on queue.id = :queue join service on service.id = queue.service_id
                        where visit.id = :ticket and one_ticket_per_phone
                          and coalesce(visit.customer_phone, customer.phone) is not null
                        """)
                .param("ticket", ticket.value())
                .param("queue", queue.value())
                .query(Asked.class)
                .optional()
                .flatMap(asked -> other(asked.service(), asked.phone(), ticket.value()));
    }

    // The lock makes two joins with one phone at the same moment run one after the other.
    private Optional<String> other(UUID service, String phone, @Nullable UUID own) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", service + " " + phone)
                .query()
                .singleRow();
        return jdbc.sql(OTHER)
                .param("service", service)
                .param("phone", phone)
                .param("own", own, Types.OTHER)
                .query(String.class)
                .optional();
    }

    private static void refuse(Optional<String> other) {
        other.ifPresent(number -> {
            throw Refusal.conflict("already_in_line", "This phone has ticket " + number + " for this service.")
                    .with("number", number);
        });
    }
}
