package io.smartqueue.notification.limit;

import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.notification.NotificationEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What an organisation sends.
 *
 * @param countries to whose phones messages about visits go
 * @param useful for how many minutes a message is worth sending, where the organisation says otherwise
 * @param everywhere an organisation of the demo that chose no countries
 */
public record MessagingRules(
        Set<String> countries,
        QuietHours quietHours,
        Caps caps,
        Map<NotificationEvent, Duration> useful,
        boolean everywhere) {

    public MessagingRules {
        countries = Set.copyOf(countries);
        useful = Map.copyOf(useful);
    }

    public Duration usefulFor(NotificationEvent event) {
        return useful.getOrDefault(event, event.usefulFor());
    }

    /** An address that is no number, such as that of a person whose number is hidden, belongs to no country. */
    boolean serves(Medium medium, String recipient) {
        return everywhere
                || !Medium.toPhones().contains(medium)
                || PhoneNumber.of(recipient)
                        .map(number -> countries.contains(number.country()))
                        .orElse(true);
    }

    boolean areCapped() {
        return !caps.areNone();
    }

    boolean areQuietSometimes() {
        return !quietHours.areNone();
    }
}
