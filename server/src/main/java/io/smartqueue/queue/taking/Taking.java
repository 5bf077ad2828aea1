package io.smartqueue.queue.taking;

import io.smartqueue.customer.CustomerId;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.tenant.CurrentTenant;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes a ticket in two statements: one looks at the entrance, one joins. The first holds the queue's row until the
 * commit, so that capacity is exact and the order of joining is the order of the numbers.
 */
@Component
public class Taking {

    private final JdbcClient jdbc;
    private final Admission admission;
    private final Joining joining;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Taking(
            JdbcClient jdbc,
            Admission admission,
            Joining joining,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.admission = admission;
        this.joining = joining;
        this.clock = clock;
        this.events = events;
    }

    public Ticket take(NewTicket wanted, Actor by) {
        Optional<Entrance> found = look(wanted);
        Optional<PhoneNumber> phone = check(wanted, found);
        Entrance entrance = found.orElseThrow();
        by.requireSite(entrance.site());
        if (!entrance.open()) {
            throw Refusal.conflict("queue_not_active", "This queue takes no tickets at the moment.");
        }
        // Not before the queue's row is held: the order of the instants is that of the numbers.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        admission.check(wanted, entrance, phone, now);
        Ticket ticket = joining.join(wanted, phone, entrance, now, by);
        events.publishEvent(new TicketEvent(
                CurrentTenant.get(),
                ticket.id(),
                ticket.current().id(),
                ticket.queueId(),
                TicketEvent.Type.CREATED,
                0,
                now));
        return ticket;
    }

    private Optional<Entrance> look(NewTicket wanted) {
        return jdbc.sql("""
                        select queue.site_id, queue.service_id, queue.ordering, queue.capacity, site.zone, site.day_starts_at,
                               site.end_of_day = 'keep' as kept_overnight,
                               queue.status = 'active' and site.is_active and service.is_active as open,
                               is_open(queue.site_id, queue.service_id, site.zone, :now) as in_hours,
                               service.one_ticket_per_phone, left(service.code, 1) as series, service.sla_seconds, service.expected_minutes,
                               tenant.country, coalesce(customer.language, tenant.language) as language,
                               customer.id as customer_id, customer.phone as customer_phone,
                               nullif(trim(concat_ws(' ', customer.first_name, customer.last_name)), '')
                                   as customer_name
                        from queue
                        join site on site.id = queue.site_id
                        join service on service.id = queue.service_id
                        join tenant on tenant.id = queue.tenant_id
                        left join customer on customer.id = :customer::uuid and customer.is_active
                        where queue.id = :queue
                        for no key update of queue
                        """)
                .param("queue", wanted.queue().value())
                .param("now", Times.sql(clock.instant()))
                .param("customer", wanted.customer().map(CustomerId::value).orElse(null))
                .query(Entrance::of)
                .optional();
    }

    /** All slips at once. */
    private static Optional<PhoneNumber> check(NewTicket wanted, Optional<Entrance> entrance) {
        if (entrance.isEmpty()) {
            throw Refusal.field("queue_id", "unknown_queue", "There is no queue with this id.");
        }
        List<Refusal.Field> slips = new ArrayList<>();
        if (wanted.customer().isPresent() && !entrance.get().customerKnown()) {
            slips.add(new Refusal.Field("customer_id", "unknown_customer", "There is no customer with this id."));
        }
        Optional<PhoneNumber> phone = wanted.customerPhone()
                .flatMap(text -> PhoneNumber.parse(text, entrance.get().country()));
        if (wanted.customerPhone().isPresent() && phone.isEmpty()) {
            slips.add(new Refusal.Field("customer_phone", "invalid_phone", "No telephone has such a number."));
        }
        if (!slips.isEmpty()) {
            throw Refusal.fields(slips);
        }
        return phone;
    }
}
