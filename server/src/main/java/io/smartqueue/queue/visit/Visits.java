package io.smartqueue.queue.visit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.customer.register.ConsentGiven;
import io.smartqueue.customer.register.ConsentRegister;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.OnePerPhone;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the holder of a ticket's link may change: the channels of messages, and their language. */
@Service
public class Visits {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 10_000;

    private record Link(TenantId tenant, String token) {}

    /** A link belongs to one visit for ever; whether the visit is still kept is asked each time. */
    private final Cache<Link, TicketId> links =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

    private final JdbcClient jdbc;
    private final OnePerPhone onePerPhone;
    private final ConsentRegister register;
    private final InstantSource clock;

    Visits(JdbcClient jdbc, OnePerPhone onePerPhone, ConsentRegister register, InstantSource clock) {
        this.jdbc = jdbc;
        this.onePerPhone = onePerPhone;
        this.register = register;
        this.clock = clock;
    }

    /** Of the current organisation; empty when the token is unknown. */
    public Optional<TicketId> find(String token) {
        var link = new Link(CurrentTenant.get(), token);
        TicketId visit = links.getIfPresent(link);
        if (visit != null) {
            return Optional.of(visit);
        }
        Optional<TicketId> read = read(link);
        read.ifPresent(found -> links.put(link, found));
        return read;
    }

    private Optional<TicketId> read(Link link) {
        return jdbc.sql("select visit_id from public_link where token = :token and tenant_id = :tenant")
                .param("token", link.token)
                .param("tenant", link.tenant.value())
                .query((row, n) -> new TicketId(row.getObject("visit_id", UUID.class)))
                .optional();
    }

    /** The token of the ticket that was taken on this form. */
    @Transactional(readOnly = true)
    public Optional<String> takenOn(UUID form) {
        return jdbc.sql("select public_token from visit where form_id = :form")
                .param("form", form)
                .query(String.class)
                .optional();
    }

    /**
     * Without a phone no message is sent, even with an earlier consent. The earlier phone still counts where a queue
     * allows one ticket per phone.
     *
     * @param words that they agreed to
     * @throws io.smartqueue.kernel.Refusal 409 {@code already_in_line} when it allows one and the phone has another
     */
    @Transactional
    public void reach(TicketId ticket, Optional<PhoneNumber> phone, Set<Medium> consents, String words) {
        phone.ifPresent(number -> onePerPhone.require(ticket, number));
        List<@Nullable UUID> customers = new ArrayList<>();
        jdbc.sql("""
                        update visit set customer_phone = coalesce(:phone, (
                                select visit.customer_phone from leg
                                join queue on queue.id = leg.queue_id join service on service.id = queue.service_id
                                where leg.visit_id = visit.id and leg.is_current and one_ticket_per_phone
                            )), consents = :consents, reach_chosen = true
                        where id = :ticket and ended_at is null
                        returning customer_id
                        """)
                .param("ticket", ticket.value())
                .param("phone", phone.map(PhoneNumber::e164).orElse(null), Types.VARCHAR)
                .param("consents", phone.isPresent() ? Medium.codes(consents) : new String[0])
                .query(row -> {
                    customers.add(row.getObject("customer_id", UUID.class));
                });
        for (@Nullable UUID customer : customers) {
            register.add(Medium.toPhones().stream()
                    .map(medium ->
                            chosen(ticket, customer, medium, phone.isPresent() && consents.contains(medium), words))
                    .toList());
        }
    }

    private ConsentGiven chosen(TicketId ticket, @Nullable UUID customer, Medium medium, boolean given, String words) {
        return new ConsentGiven(
                customer,
                ticket.value(),
                medium,
                given,
                clock.instant(),
                ConsentGiven.By.CUSTOMER,
                ConsentGiven.How.PAGE,
                given ? words : "");
    }

    /** @param language BCP 47, in which messages are written from now on */
    @Transactional
    public void speak(TicketId ticket, String language) {
        jdbc.sql("update visit set language = :language where id = :ticket")
                .param("ticket", ticket.value())
                .param("language", language)
                .update();
    }
}
