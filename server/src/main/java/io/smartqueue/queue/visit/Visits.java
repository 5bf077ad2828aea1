package io.smartqueue.queue.visit;

import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.OnePerPhone;
import java.sql.Types;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the holder of a ticket's link may change: the channels of messages, and their language. */
@Service
public class Visits {

    private final JdbcClient jdbc;
    private final OnePerPhone onePerPhone;

    Visits(JdbcClient jdbc, OnePerPhone onePerPhone) {
        this.jdbc = jdbc;
        this.onePerPhone = onePerPhone;
    }

    /** Of the current organisation; empty when the token is unknown. */
    @Transactional(readOnly = true)
    public Optional<TicketId> find(String token) {
        return jdbc.sql("select id from visit where public_token = :token")
                .param("token", token)
                .query((row, n) -> new TicketId(row.getObject("id", UUID.class)))
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
     * @throws io.smartqueue.kernel.Refusal 409 {@code already_in_line} when it allows one and the phone has another
     */
    @Transactional
    public void reach(TicketId ticket, Optional<PhoneNumber> phone, Set<Medium> consents) {
        phone.ifPresent(number -> onePerPhone.require(ticket, number));
        jdbc.sql("""
                        update visit set customer_phone = coalesce(:phone, (
                                select visit.customer_phone from leg
                                join queue on queue.id = leg.queue_id join service on service.id = queue.service_id
                                where leg.visit_id = visit.id and leg.is_current and one_ticket_per_phone
                            )), consents = :consents, reach_chosen = true
                        where id = :ticket and ended_at is null
                        """)
                .param("ticket", ticket.value())
                .param("phone", phone.map(PhoneNumber::e164).orElse(null), Types.VARCHAR)
                .param("consents", phone.isPresent() ? Medium.codes(consents) : new String[0])
                .update();
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
