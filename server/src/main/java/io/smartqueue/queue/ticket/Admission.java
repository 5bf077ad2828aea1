package io.smartqueue.queue.ticket;

import io.smartqueue.customer.CustomerId;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.QueueId;
import io.smartqueue.site.Hours;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks who may join now: within the opening hours, once per phone where a service asks for it, with a valid phone.
 */
@Component
class Admission {

    /**
     * A person who may join.
     *
     * @param at by the clock of this server
     */
    record Admitted(Entrance entrance, Optional<PhoneNumber> phone, Instant at) {}

    private final JdbcClient jdbc;
    private final OnePerPhone onePerPhone;
    private final InstantSource clock;

    Admission(JdbcClient jdbc, OnePerPhone onePerPhone, InstantSource clock) {
        this.jdbc = jdbc;
        this.onePerPhone = onePerPhone;
        this.clock = clock;
    }

    /**
     * Locks the queue's row until the commit, so that the capacity is exact and the order of joining is that of the
     * numbers.
     *
     * @param beyond whether a phone may have another ticket where the service allows one
     */
    Admitted admit(NewTicket wanted, Actor by, boolean beyond) {
        Optional<Entrance> found = find(wanted);
        Optional<PhoneNumber> phone = check(wanted, found);
        Entrance entrance = found.orElseThrow();
        by.requireSite(entrance.site().id());
        if (!entrance.open()) {
            throw Refusal.conflict("queue_not_active", "This queue takes no tickets at the moment.");
        }
        // Read after the queue's row is locked, so that it is seldom earlier than that of the last ticket.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!entrance.hours().isOpen(now)) {
            throw closed(entrance, now);
        }
        if (!wanted.then().isEmpty()) {
            requireSameSite(wanted, entrance.site().id());
        }
        if (entrance.service().oneTicketPerPhone() && !beyond) {
            phone.map(PhoneNumber::e164)
                    .or(entrance::customerPhone)
                    .ifPresent(number -> onePerPhone.require(entrance.service().id(), number));
        }
        return new Admitted(entrance, phone, now);
    }

    private Optional<Entrance> find(NewTicket wanted) {
        return jdbc.sql("""
                        select queue.site_id, queue.service_id, queue.ordering, queue.capacity, site.day_starts_at,
                               site.end_of_day = 'keep' as kept_overnight,
                               queue.status = 'active' and site.is_active and service.is_active as open,
                               service.one_ticket_per_phone, left(service.code, 1) as series, service.sla_seconds,
                               service.expected_minutes,
                               tenant.country, coalesce(customer.language, tenant.language) as language,
                               customer.id as customer_id, customer.phone as customer_phone,
                               full_name(customer.first_name, customer.last_name) as customer_name,
                        """ + Hours.COLUMNS + """
                        from queue
                        join site on site.id = queue.site_id
                        join service on service.id = queue.service_id
                        join tenant on tenant.id = queue.tenant_id
                        left join customer on customer.id = :customer::uuid and customer.is_active
                        cross join lateral (select queue.site_id, queue.service_id, site.zone) place
                        where queue.id = :queue
                        for no key update of queue
                        """)
                .param("queue", wanted.queue().value())
                .param("now", Times.sql(clock.instant()))
                .param("customer", wanted.customer().map(CustomerId::value).orElse(null))
                .query(Entrance::of)
                .optional();
    }

    /** All errors at once. */
    private static Optional<PhoneNumber> check(NewTicket wanted, Optional<Entrance> entrance) {
        if (entrance.isEmpty()) {
            throw Refusal.field("queue_id", "unknown_queue", "There is no queue with this id.");
        }
        List<Refusal.Field> slips = new ArrayList<>();
        if (wanted.customer().isPresent() && entrance.get().customer().isEmpty()) {
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

    private Refusal closed(Entrance entrance, Instant now) {
        Refusal closed = Refusal.conflict("closed", "It is closed at this hour.");
        return entrance.hours()
                .opensAt(now)
                .map(opens -> closed.with("opens_at", opens))
                .orElse(closed);
    }

    private void requireSameSite(NewTicket wanted, UUID site) {
        UUID[] queues = wanted.then().stream().map(QueueId::value).distinct().toArray(UUID[]::new);
        int there = jdbc.sql("select count(*) from queue where id = any(:queues) and site_id = :site")
                .param("queues", queues)
                .param("site", site)
                .query(Integer.class)
                .single();
        if (there < queues.length) {
            throw Refusal.field("next_queue_ids", "unknown_queue", "Each must be a queue of the same site.");
        }
    }
}
