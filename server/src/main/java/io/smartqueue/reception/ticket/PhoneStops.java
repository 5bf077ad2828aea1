package io.smartqueue.reception.ticket;

import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.customer.suppression.Suppressions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * All messages to the phone of a ticket, stopped on its page. Whoever has the link may stop them; it proves no phone,
 * so only what was stopped on the same page is started there.
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
        Optional<String> phone = phone(ticket);
        return new Stop(
                phone.map(this::isStopped).orElse(false),
                phone.map(number -> suppressions.isStoppedBy(number, PAGE)).orElse(false));
    }

    private boolean isStopped(String phone) {
        return Medium.toPhones().stream().allMatch(medium -> isStopped(medium, phone));
    }

    private boolean isStopped(Medium medium, String phone) {
        return suppressions.of(medium, phone).equals(Optional.of(Reason.STOP));
    }

    void stop(Followed ticket) {
        phone(ticket)
                .ifPresent(number -> Medium.toPhones().stream()
                        .filter(medium -> !isStopped(medium, number))
                        .forEach(medium -> suppressions.add(
                                medium,
                                number,
                                Reason.STOP,
                                null,
                                PAGE + ticket.ticket().id())));
    }

    void start(Followed ticket) {
        phone(ticket).ifPresent(number -> suppressions.startWhatWasStoppedBy(number, PAGE));
    }

    private static Optional<String> phone(Followed ticket) {
        return Optional.ofNullable(ticket.reach().phone()).map(PhoneNumber::e164);
    }
}
