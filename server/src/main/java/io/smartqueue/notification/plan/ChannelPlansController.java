package io.smartqueue.notification.plan;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.Page;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/channel-plans")
@Tag(name = "channel-plans", description = "By which channels people are told of an event, one after the other")
class ChannelPlansController {

    record ChannelPlanDraft(
            @NotEmpty @Size(max = 10) List<@NotNull Medium> channels,
            @Nullable Map<@NotNull String, @NotNull @Min(1) @Max(86_400) Integer> waitSeconds) {}

    record ChannelPlanView(NotificationEvent event, List<Medium> channels, Map<String, Integer> waitSeconds) {

        static ChannelPlanView of(ChannelPlan plan) {
            Map<String, Integer> seconds = new TreeMap<>();
            plan.waitSeconds().forEach((medium, wait) -> seconds.put(medium.code(), wait));
            return new ChannelPlanView(plan.event(), plan.channels(), seconds);
        }
    }

    private final ChannelPlans plans;

    ChannelPlansController(ChannelPlans plans) {
        this.plans = plans;
    }

    @GetMapping
    @Requires(Right.SEE_ORGANISATION)
    Page<ChannelPlanView> list() {
        return Page.whole(plans.all().stream().map(ChannelPlanView::of).toList());
    }

    @PutMapping("/{event}")
    @Requires(Right.MANAGE_MESSAGING)
    ChannelPlanView put(@PathVariable String event, @Valid @RequestBody ChannelPlanDraft draft) {
        ChannelPlan plan = ChannelPlan.of(
                event(event), draft.channels(), Objects.requireNonNullElse(draft.waitSeconds(), Map.of()));
        plans.put(plan);
        return ChannelPlanView.of(plan);
    }

    @DeleteMapping("/{event}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Right.MANAGE_MESSAGING)
    void delete(@PathVariable String event) {
        if (!plans.delete(event(event))) {
            throw Refusal.notFound("no_plan", "There is no plan for this event.");
        }
    }

    private static NotificationEvent event(String code) {
        try {
            return NotificationEvent.of(code);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.notFound("unknown_event", "There is no such event.");
        }
    }
}
