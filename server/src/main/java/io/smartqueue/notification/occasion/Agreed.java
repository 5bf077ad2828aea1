package io.smartqueue.notification.occasion;

import io.smartqueue.customer.CustomerId;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.queue.ticket.TicketFacts;
import java.util.Optional;

/**
 * What was agreed to for a visit.
 *
 * @param customer who may have agreed to more before
 * @param phone the phone given with the ticket
 * @param chosen whether this is all, whatever the customer agreed to before
 */
public record Agreed(
        Optional<CustomerId> customer, Optional<PhoneNumber> phone, boolean sms, boolean whatsapp, boolean chosen) {

    static Agreed of(TicketFacts facts) {
        return new Agreed(
                facts.customer(), facts.visitPhone(), facts.visitSms(), facts.visitWhatsapp(), facts.reachChosen());
    }
}
