package io.smartqueue.queue.ticket;

import io.smartqueue.customer.Consent;
import io.smartqueue.customer.CustomerId;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.QueueId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks who may join now: within the opening hours, once per phone where a service asks for it, with a valid phone.
 */
@Component
class Admission {

    /**
     * Somebody who asks for a ticket.
     *
     * @param beyond why a phone gets another ticket for a service that allows one; kept in the history
     */
    record Request(NewTicket wanted, Actor by, Optional<String> beyond) {

        /** A second reason besides that of the priority, for the history. */
        @Nullable String reason() {
            return wanted.priorityReason().or(() -> beyond).orElse(null);
        }
    }

    /**
     * A person who may join.
     *
     * @param phone which was given with the ticket
     */
    record Admitted(
            Request request,
            Entrance entrance,
            Entrances.@Nullable Customer customer,
            @Nullable PhoneNumber phone) {

        NewTicket wanted() {
            return request.wanted;
        }

        @Nullable String givenPhone() {
            return phone == null ? null : phone.e164();
        }

        /** The phone that is known, whether or not it may be used. */
        @Nullable String knownPhone() {
            return phone != null ? phone.e164() : customer == null ? null : customer.phone();
        }

        @Nullable String knownName() {
            return wanted().customerName().orElse(customer == null ? null : customer.name());
        }

        String language() {
            return wanted().own()
                    .map(NewTicket.Own::language)
                    .orElse(Objects.requireNonNullElse(
                            customer == null ? null : customer.language(),
                            entrance.home().language()));
        }

        /** What is not known of the stored contacts must be told by itself, so that it leaves a trace. */
        boolean isReadable() {
            return customer == null || customer.consent() != null;
        }

        Consent consent() {
            Consent said = Consent.to(wanted().consents(), phone, null);
            Consent before = customer == null ? null : customer.consent();
            return before == null ? said : said.and(before);
        }
    }

    private final JdbcClient jdbc;
    private final OnePerPhone onePerPhone;

    Admission(JdbcClient jdbc, OnePerPhone onePerPhone) {
        this.jdbc = jdbc;
        this.onePerPhone = onePerPhone;
    }

    /**
     * @param customers those known of the named
     * @param now by the clock of this server
     * @throws Refusal as {@link Tickets#take}
     */
    Admitted admit(Request request, Entrance entrance, Map<UUID, Entrances.Customer> customers, Instant now) {
        NewTicket wanted = request.wanted;
        Entrances.Customer customer =
                wanted.customer().map(CustomerId::value).map(customers::get).orElse(null);
        PhoneNumber phone = check(wanted, customer, entrance.home().country());
        var admitted = new Admitted(request, entrance, customer, phone);
        request.by.requireSite(entrance.site().id());
        if (!entrance.open()) {
            throw Refusal.conflict("queue_not_active", "This queue takes no tickets at the moment.");
        }
        if (!entrance.hours().isOpen(now)) {
            throw closed(entrance, now);
        }
        if (!wanted.then().isEmpty()) {
            requireSameSite(wanted, entrance.site().id());
        }
        String known = admitted.knownPhone();
        if (entrance.service().oneTicketPerPhone() && request.beyond.isEmpty() && known != null) {
            onePerPhone.require(entrance.service().id(), known);
        }
        return admitted;
    }

    static Refusal unknownQueue() {
        return Refusal.field("queue_id", "unknown_queue", "There is no queue with this id.");
    }

    /** All errors at once. */
    private static @Nullable PhoneNumber check(
            NewTicket wanted, Entrances.@Nullable Customer customer, String country) {
        List<Refusal.Field> slips = new ArrayList<>();
        if (wanted.customer().isPresent() && customer == null) {
            slips.add(new Refusal.Field("customer_id", "unknown_customer", "There is no customer with this id."));
        }
        Optional<PhoneNumber> phone = wanted.customerPhone().flatMap(text -> PhoneNumber.parse(text, country));
        if (wanted.customerPhone().isPresent() && phone.isEmpty()) {
            slips.add(new Refusal.Field("customer_phone", "invalid_phone", "No telephone has such a number."));
        }
        if (!slips.isEmpty()) {
            throw Refusal.fields(slips);
        }
        return phone.orElse(null);
    }

    private static Refusal closed(Entrance entrance, Instant now) {
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
