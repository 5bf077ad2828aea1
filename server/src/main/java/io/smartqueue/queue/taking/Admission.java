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
    private final OnePerPhone onePerPhone;

    Admission(JdbcClient jdbc, OnePerPhone onePerPhone) {
        this.jdbc = jdbc;
        this.onePerPhone = onePerPhone;
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
                    .ifPresent(number -> onePerPhone.require(entrance.service(), number));
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
}
