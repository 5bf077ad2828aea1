package io.smartqueue.notification.plan;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import java.util.List;
import java.util.Map;

/**
 * The channels by which people are told of an event: by one, and by the next only when that did not reach them.
 *
 * @param waitSeconds how long a channel is waited for before the next is taken; one that is absent is waited for until
 *     it is known to have failed
 */
public record ChannelPlan(NotificationEvent event, List<Medium> channels, Map<Medium, Integer> waitSeconds) {

    /** For a message that has no plan: the cheapest first that people read at once. */
    public static ChannelPlan usual(NotificationEvent event) {
        return new ChannelPlan(event, Medium.allByRank(), Map.of());
    }

    /** Those that come after a channel. */
    public List<Medium> after(Medium medium) {
        int place = channels.indexOf(medium);
        return place < 0 ? List.of() : channels.subList(place + 1, channels.size());
    }
}
