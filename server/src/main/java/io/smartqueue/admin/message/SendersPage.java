package io.smartqueue.admin.message;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.plan.ChannelPlan;
import io.smartqueue.page.Messages;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What messages leave from, and by which channels people are told of an event.
 *
 * @param typed the plan that was refused; null when none was
 */
public record SendersPage(
        AdminFrame desk,
        List<SenderLine> senders,
        List<ChannelPlan> plans,
        @Nullable TypedPlan typed) {

    public List<NotificationEvent> events() {
        return List.of(NotificationEvent.values());
    }

    public boolean isPlanned(NotificationEvent event) {
        return plans.stream().anyMatch(plan -> plan.event() == event);
    }

    /** In words: the channels one after the other. */
    public String order(NotificationEvent event) {
        Messages words = desk.sheet().words();
        return plans.stream()
                .filter(plan -> plan.event() == event)
                .findFirst()
                .map(plan -> String.join(
                        " → ",
                        plan.channels().stream()
                                .map(medium -> words.say("counter.medium." + medium.code()))
                                .toList()))
                .orElseGet(() -> words.say("plans.none"));
    }

    /** What stands in the form of an event. */
    public TypedPlan typed(NotificationEvent event) {
        TypedPlan refused = typed;
        return refused != null && refused.event().equals(event.code())
                ? refused
                : plans.stream()
                        .filter(plan -> plan.event() == event)
                        .findFirst()
                        .map(TypedPlan::of)
                        .orElseGet(() -> TypedPlan.none(event));
    }

    public boolean isRefused(NotificationEvent event) {
        return typed != null && typed.event().equals(event.code());
    }

    public List<Choice> media() {
        return Arrays.stream(Medium.values())
                .map(medium -> new Choice(medium.code(), desk.sheet().words().say("counter.medium." + medium.code())))
                .toList();
    }
}
