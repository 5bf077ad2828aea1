package io.smartqueue.notification.plan;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.NotificationEvent;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The channels by which people are told of an event: by one, and by the next only when that did not reach them.
 *
 * @param waitSeconds how long a channel is waited for before the next is taken; one that is absent is waited for until
 *     it is known to have failed
 */
public record ChannelPlan(NotificationEvent event, List<Medium> channels, Map<Medium, Integer> waitSeconds) {

    /** How long a notification may take to be shown, where the organisation says nothing else. */
    public static final int SECONDS_TO_SHOW = 60;

    /** A person who was called and not reached is to be told by the next channel while the call lasts. */
    private static final int SECONDS_OF_A_CALL = 60;

    /**
     * A plan as somebody writes it down.
     *
     * @param waits seconds by the code of a channel
     * @throws Refusal for a channel that is named twice, and for a wait without its channel
     */
    public static ChannelPlan of(NotificationEvent event, List<Medium> channels, Map<String, Integer> waits) {
        if (EnumSet.copyOf(channels).size() < channels.size()) {
            throw Refusal.field("channels", "duplicate", "Name each channel once.");
        }
        Map<Medium, Integer> seconds = new EnumMap<>(Medium.class);
        if (channels.contains(Medium.PUSH) && channels.getLast() != Medium.PUSH) {
            seconds.put(Medium.PUSH, SECONDS_TO_SHOW);
        }
        if (event == NotificationEvent.TICKET_CALLED) {
            channels.subList(0, channels.size() - 1).forEach(medium -> seconds.put(medium, SECONDS_OF_A_CALL));
        }
        waits.forEach((code, wait) -> seconds.put(listed(code, channels), wait));
        return new ChannelPlan(event, List.copyOf(channels), seconds);
    }

    private static Medium listed(String code, List<Medium> channels) {
        return channels.stream()
                .filter(medium -> medium.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.field("wait_seconds", "invalid_choice", "Wait for channels of the list only."));
    }

    /** For a message that has no plan: the cheapest first that people read at once. */
    public static ChannelPlan usual(NotificationEvent event) {
        return new ChannelPlan(event, Medium.allByRank(), Map.of(Medium.PUSH, SECONDS_TO_SHOW));
    }

    /** The same with notifications before all else, where the plan gives them no place: they cost nothing. */
    ChannelPlan beginningWithPush() {
        if (channels.contains(Medium.PUSH)) {
            return this;
        }
        Map<Medium, Integer> seconds = new EnumMap<>(Medium.class);
        seconds.putAll(waitSeconds);
        seconds.put(Medium.PUSH, SECONDS_TO_SHOW);
        return new ChannelPlan(
                event, Stream.concat(Stream.of(Medium.PUSH), channels.stream()).toList(), seconds);
    }

    /** Those that come after a channel. */
    public List<Medium> after(Medium medium) {
        int place = channels.indexOf(medium);
        return place < 0 ? List.of() : channels.subList(place + 1, channels.size());
    }
}
