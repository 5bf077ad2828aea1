package io.smartqueue.counter.page.console;

import io.smartqueue.conversation.exchange.Exchanges;
import io.smartqueue.conversation.exchange.Ways;
import io.smartqueue.notification.MessageResender;
import io.smartqueue.queue.TicketId;
import org.springframework.stereotype.Component;

/** Reads how the holder of a ticket can be reached. */
@Component
class Contacts {

    private final MessageResender messageResender;
    private final Ways ways;
    private final Exchanges exchanges;

    Contacts(MessageResender messageResender, Ways ways, Exchanges exchanges) {
        this.messageResender = messageResender;
        this.ways = ways;
        this.exchanges = exchanges;
    }

    Contact of(TicketId ticket) {
        return new Contact(messageResender.options(ticket), ways.of(ticket), exchanges.recent(ticket));
    }
}
