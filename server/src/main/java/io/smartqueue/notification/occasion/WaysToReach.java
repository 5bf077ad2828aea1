package io.smartqueue.notification.occasion;

import io.smartqueue.channel.Medium;
import io.smartqueue.customer.Customer;
import io.smartqueue.customer.Customers;
import io.smartqueue.queue.ticket.TicketFacts;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where somebody wants to hear of a visit. */
@Component
public class WaysToReach {

    private final Customers customers;

    WaysToReach(Customers customers) {
        this.customers = customers;
    }

    /** What was agreed to for this visit, and what the customer accepted before, unless it was chosen anew. */
    public Map<Medium, String> of(TicketFacts facts) {
        return of(Agreed.of(facts));
    }

    public Map<Medium, String> of(Agreed agreed) {
        Map<Medium, String> ways = new EnumMap<>(Medium.class);
        agreed.customer().flatMap(customers::find).ifPresent(customer -> accepted(customer, ways));
        if (agreed.chosen()) {
            ways.keySet().retainAll(EnumSet.of(Medium.EMAIL));
        }
        agreed.phone().ifPresent(phone -> {
            if (agreed.sms()) {
                ways.put(Medium.SMS, phone.e164());
            }
            if (agreed.whatsapp()) {
                ways.put(Medium.WHATSAPP, phone.e164());
            }
        });
        return ways;
    }

    private static void accepted(Customer customer, Map<Medium, String> ways) {
        if (customer.phone() != null && customer.notifySms()) {
            ways.put(Medium.SMS, customer.phone().e164());
        }
        if (customer.phone() != null && customer.notifyWhatsapp()) {
            ways.put(Medium.WHATSAPP, customer.phone().e164());
        }
        if (customer.email() != null && customer.notifyEmail()) {
            ways.put(Medium.EMAIL, customer.email().value());
        }
    }
}
