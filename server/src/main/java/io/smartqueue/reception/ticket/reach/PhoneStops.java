package io.smartqueue.reception.ticket.reach;

import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.customer.suppression.Suppressions;
import io.smartqueue.reception.ticket.Followed;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * All messages to the phone and the e-mail address of a ticket, stopped on its page. Whoever has the link may stop
 * them; it proves neither, so only what was stopped on the same page is started there.
 */
@Component
public class PhoneStops {

    private static final String PAGE = "page of ticket ";

    /** @param here whether it was said on a page of a ticket of this phone, where it can be taken back */
    public record Stop(boolean stopped, boolean here) {}

    private final Suppressions suppressions;

    PhoneStops(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    Stop of(Followed ticket) {
        Map<Medium, String> addresses = addresses(ticket);
        return new Stop(
                !addresses.isEmpty() && addresses.entrySet().stream().allMatch(this::isStopped),
                addresses.values().stream().anyMatch(address -> suppressions.isStoppedBy(address, PAGE)));
    }

    private boolean isStopped(Map.Entry<Medium, String> address) {
        return suppressions.of(address.getKey(), address.getValue()).equals(Optional.of(Reason.STOP));
    }

    void stop(Followed ticket) {
        addresses(ticket).entrySet().stream()
                .filter(address -> !isStopped(address))
                .forEach(address -> suppressions.add(
                        address.getKey(),
                        address.getValue(),
                        Reason.STOP,
                        null,
                        PAGE + ticket.ticket().id()));
    }

    void start(Followed ticket) {
        addresses(ticket).values().forEach(address -> suppressions.startWhatWasStoppedBy(address, PAGE));
    }

    /** The phone by each channel that reaches it, and the e-mail address where e-mail is accepted. */
    private static Map<Medium, String> addresses(Followed ticket) {
        Map<Medium, String> addresses = new EnumMap<>(Medium.class);
        PhoneNumber phone = ticket.reach().phone();
        if (phone != null) {
            Medium.toPhones().forEach(medium -> addresses.put(medium, phone.e164()));
        }
        ContactPoint email = ticket.reach().email();
        if (email != null) {
            addresses.put(Medium.EMAIL, email.address());
        }
        return addresses;
    }
}
