package io.smartqueue.admin.message;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.plan.ChannelPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.MultiValueMap;

/** A channel plan as it stands in the form: up to so many channels as there are, each with its wait. */
public record TypedPlan(String event, List<String> channels, List<String> waits) {

    private static final int PLACES = Medium.values().length;
    private static final int LONGEST_WAIT = 86_400;

    static TypedPlan none(NotificationEvent event) {
        return new TypedPlan(event.code(), filled(List.of()), filled(List.of()));
    }

    static TypedPlan of(ChannelPlan plan) {
        return new TypedPlan(
                plan.event().code(),
                filled(plan.channels().stream().map(Medium::code).toList()),
                filled(plan.channels().stream()
                        .map(medium -> plan.waitSeconds().get(medium))
                        .map(wait -> wait == null ? "" : wait.toString())
                        .toList()));
    }

    static TypedPlan of(String event, MultiValueMap<String, String> fields) {
        return new TypedPlan(
                event,
                filled(fields.getOrDefault("channel", List.of())),
                filled(fields.getOrDefault("wait", List.of())));
    }

    private static List<String> filled(List<String> values) {
        List<String> all = new ArrayList<>(values);
        while (all.size() < PLACES) {
            all.add("");
        }
        return all.subList(0, PLACES).stream().map(String::strip).toList();
    }

    /** @throws Refusal when nothing is chosen, something twice, or a wait is no number */
    ChannelPlan plan() {
        List<Medium> media = new ArrayList<>();
        Map<String, Integer> seconds = new TreeMap<>();
        for (int i = 0; i < PLACES; i++) {
            Medium medium = MessageWords.filter(Medium.values(), Medium::code, channels.get(i));
            if (medium != null) {
                media.add(medium);
                if (!waits.get(i).isEmpty()) {
                    seconds.put(medium.code(), seconds(waits.get(i)));
                }
            }
        }
        if (media.isEmpty()) {
            throw Refusal.field("channels", "plan_empty", "Choose at least one channel.");
        }
        return ChannelPlan.of(NotificationEvent.of(event), media, seconds);
    }

    private static int seconds(String typed) {
        int seconds = typed.matches("[0-9]{1,5}") ? Integer.parseInt(typed) : 0;
        if (seconds < 1 || seconds > LONGEST_WAIT) {
            throw Refusal.field("wait_seconds", "plan_wait", "From 1 to 86,400 seconds.");
        }
        return seconds;
    }
}
