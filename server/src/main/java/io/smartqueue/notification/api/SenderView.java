package io.smartqueue.notification.api;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.dispatch.Backlog;
import io.smartqueue.notification.sender.Sender;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sender as it is shown. */
record SenderView(
        UUID id,
        Medium channel,
        String address,
        String account,
        BigDecimal ratePerSecond,
        State state,
        Sender.@Nullable Because because,
        List<LaneBacklog> backlog) {

    enum State {
        ON,
        PARKED,
        /** The settings do not name it any more. */
        OFF
    }

    record LaneBacklog(int lane, long due, double oldestSeconds) {}

    static SenderView of(Sender sender, boolean isUsed, Map<UUID, List<Backlog.Lane>> waiting) {
        State state = sender.isParked() ? State.PARKED : State.ON;
        return new SenderView(
                sender.id(),
                sender.medium(),
                sender.address(),
                sender.account(),
                sender.rate(),
                isUsed ? state : State.OFF,
                sender.parked().orElse(null),
                waiting.getOrDefault(sender.id(), List.of()).stream()
                        .map(lane -> new LaneBacklog(lane.lane(), lane.due(), lane.oldestSeconds()))
                        .toList());
    }
}
