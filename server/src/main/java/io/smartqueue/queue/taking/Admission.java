package io.smartqueue.queue.taking;

import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.QueueId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may join now: within the opening hours, once per phone where a service wants it, for a way that exists. */
@Component
class Admission {

    /** How far ahead the next opening is looked for. */
    private static final int DAYS_AHEAD = 14;

    private final JdbcClient jdbc;

    Admission(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal 409 {@code closed}, {@code already_in_line}; 400 for a next queue of another site */
    void check(NewTicket wanted, Entrance entrance, Optional<PhoneNumber> phone, Instant now) {
        if (!entrance.inHours()) {
            throw closed(entrance, now);
        }
        if (!wanted.then().isEmpty()) {
            requireSameSite(wanted, entrance.site());
        }
        if (entrance.oneTicketPerPhone()) {
            phone.map(PhoneNumber::e164)
                    .or(() -> Optional.ofNullable(entrance.customerPhone()))
                    .ifPresent(number -> requireNoOther(entrance.service(), number));
        }
    }

    private Refusal closed(Entrance entrance, Instant now) {
        Refusal closed = Refusal.conflict("closed", "It is closed at this hour.");
        return opensNext(entrance, now)
                .map(opens -> closed.with("opens_at", opens))
                .orElse(closed);
    }

    private Optional<Instant> opensNext(Entrance entrance, Instant now) {
        return jdbc.sql("""
                        select begins from generate_series(0, :days) ahead
                        cross join lateral open_spans(
                            :site, :service, :zone, (:now::timestamptz at time zone :zone)::date + ahead
                        )
                        where begins > :now
                        order by begins limit 1
                        """)
                .param("days", DAYS_AHEAD)
                .param("site", entrance.site())
                .param("service", entrance.service())
                .param("zone", entrance.day().zone().getId())
                .param("now", Times.sql(now))
                .query((row, n) -> Times.instant(row, "begins"))
                .optional();
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

    // The lock makes two who join with one phone at the same moment come one after the other.
    private void requireNoOther(UUID service, String phone) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", service + " " + phone)
                .query()
                .singleRow();
        jdbc.sql("""
                        select visit.number from visit
                        join leg on leg.visit_id = visit.id and leg.is_current
                        join queue on queue.id = leg.queue_id and queue.service_id = :service
                        where visit.ended_at is null and (visit.customer_phone = :phone or visit.customer_id in (
                            select id from customer where phone = :phone
                        ))
                        limit 1
                        """)
                .param("service", service)
                .param("phone", phone)
                .query(String.class)
                .optional()
                .ifPresent(number -> {
                    throw Refusal.conflict("already_in_line", "This phone has ticket " + number + " for this service.")
                            .with("number", number);
                });
    }
}
