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
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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
        Optional<Reach> before = reach(ticket);
        if (before.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update visit set customer_phone = coalesce(:phone, (
                                select visit.customer_phone from leg
                                join queue on queue.id = leg.queue_id join service on service.id = queue.service_id
                                where leg.visit_id = visit.id and leg.is_current and one_ticket_per_phone
                            )), consents = :consents, reach_chosen = true
                        where id = :ticket
                        """)
                .param("ticket", ticket.value())
                .param("phone", phone.map(PhoneNumber::e164).orElse(null), Types.VARCHAR)
                .param("consents", phone.isPresent() ? Medium.codes(consents) : new String[0])
                .update();
        Map<Medium, PhoneNumber> chosen = new EnumMap<>(Medium.class);
        phone.ifPresent(number -> consents.forEach(medium -> chosen.put(medium, number)));
        register.add(Medium.toPhones().stream()
                .filter(medium -> !Objects.equals(before.get().phones.get(medium), chosen.get(medium)))
                .map(medium -> chosen(ticket, before.get().customer, medium, chosen.containsKey(medium), words))
                .toList());
    }

    /** @param phones to which messages of each channel go */
    private record Reach(@Nullable UUID customer, Map<Medium, PhoneNumber> phones) {}

    /** As it is, until the transaction ends; empty when the visit is over. */
    private Optional<Reach> reach(TicketId ticket) {
        return jdbc.sql("""
                        select customer_id, customer_phone, visit.consents,
                            case when not reach_chosen then customer.consents end as known_consents,
                            customer.phone as known_phone
                        from visit left join customer on customer.id = visit.customer_id
                        where visit.id = :ticket and ended_at is null
                        for update of visit
                        """)
                .param("ticket", ticket.value())
                .query((row, n) -> {
                    Map<Medium, PhoneNumber> phones = new EnumMap<>(Medium.class);
                    put(phones, row.getArray("known_consents"), row.getString("known_phone"));
                    put(phones, row.getArray("consents"), row.getString("customer_phone"));
                    return new Reach(row.getObject("customer_id", UUID.class), phones);
                })
                .optional();
    }

    private static void put(Map<Medium, PhoneNumber> phones, @Nullable Array consents, @Nullable String phone)
            throws SQLException {
        if (consents != null && phone != null) {
            Medium.all(consents).forEach(medium -> phones.put(medium, new PhoneNumber(phone)));
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
