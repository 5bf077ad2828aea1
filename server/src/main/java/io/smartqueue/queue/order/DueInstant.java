package io.smartqueue.queue.order;

import io.smartqueue.queue.Priority;
import io.smartqueue.queue.Queue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one instant by which people are called: the earliest first, ties by the leg's id. It is stored with the leg,
 * so that ageing needs no sorting again, and several queues are merged by comparing their heads.
 */
public final class DueInstant {

    /** A priority is worth so much time already waited; nobody starves, because everybody's instant comes. */
    private static final Duration HIGH = Duration.ofMinutes(15);

    private static final Duration VIP = Duration.ofMinutes(30);
    private static final Duration LOW = Duration.ofMinutes(-10);

    private DueInstant() {}

    /** @param slaSeconds within how many seconds the service promises to call; null when it promises nothing */
    public static Instant of(Queue.Order order, Instant joinedAt, Priority priority, @Nullable Integer slaSeconds) {
        return switch (order) {
            case FIFO -> joinedAt;
            case PRIORITY -> joinedAt.minus(bonus(priority));
            case SLA ->
                joinedAt.plusSeconds(slaSeconds == null ? 0 : slaSeconds).minus(bonus(priority));
        };
    }

    private static Duration bonus(Priority priority) {
        return switch (priority) {
            case LOW -> LOW;
            case NORMAL -> Duration.ZERO;
            case HIGH -> HIGH;
            case VIP -> VIP;
        };
    }
}
