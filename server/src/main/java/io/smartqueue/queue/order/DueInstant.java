package io.smartqueue.queue.order;

import io.smartqueue.queue.Priority;
import io.smartqueue.queue.Queue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The instant that gives the calling order: the earliest first, ties by the leg's id. It is stored with the leg, so
 * that ageing needs no sorting again, and several queues are merged by comparing their heads.
 */
public final class DueInstant {

    private DueInstant() {}

    /** @param slaSeconds within how many seconds the service promises to call; null when it promises nothing */
    public static Instant of(Queue.Order order, Instant joinedAt, Priority priority, @Nullable Integer slaSeconds) {
        Instant promised = order == Queue.Order.SLA && slaSeconds != null ? joinedAt.plusSeconds(slaSeconds) : joinedAt;
        return promised.minus(order.bonus(priority));
    }
}
