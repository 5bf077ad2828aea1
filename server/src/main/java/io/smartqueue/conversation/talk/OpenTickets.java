package io.smartqueue.conversation.talk;

import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.Tickets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tickets of an address that are not over. A family may share a phone. */
@Component
class OpenTickets {

    private final JdbcClient jdbc;
    private final Tickets tickets;

    OpenTickets(JdbcClient jdbc, Tickets tickets) {
        this.jdbc = jdbc;
        this.tickets = tickets;
    }

    List<Ticket> of(Person person) {
        List<TicketId> ids = person.phone().isPresent() ? byPhone(person.phone().get()) : linked(person);
        return tickets.all(ids);
    }

    /** Also one that is over. */
    Optional<Ticket> find(TicketId id) {
        return tickets.find(id);
    }

    private List<TicketId> byPhone(PhoneNumber phone) {
        return jdbc.sql("""
                        select id, joined_at from visit where ended_at is null and customer_phone = :phone
                        union
                        select visit.id, joined_at from customer join visit on visit.customer_id = customer.id
                        where customer.phone = :phone and visit.ended_at is null and visit.customer_phone is null
                        order by joined_at, id
                        """)
                .param("phone", phone.e164())
                .query((row, n) -> new TicketId(row.getObject("id", UUID.class)))
                .list();
    }

    private List<TicketId> linked(Person person) {
        return jdbc.sql("""
                        select visit_id from conversation_ticket join visit on visit.id = visit_id
                        where conversation_ticket.channel = :channel and address = :address and ended_at is null
                        order by joined_at, visit_id
                        """)
                .param("channel", person.medium().code())
                .param("address", person.address())
                .query((row, n) -> new TicketId(row.getObject("visit_id", UUID.class)))
                .list();
    }

    /** So that the holder of a hidden number is told of the ticket. */
    void link(Person person, TicketId ticket) {
        jdbc.sql("""
                        insert into conversation_ticket (tenant_id, visit_id, channel, address)
                        values (current_tenant(), :ticket, :channel, :address)
                        """)
                .param("ticket", ticket.value())
                .param("channel", person.medium().code())
                .param("address", person.address())
                .update();
    }
}
