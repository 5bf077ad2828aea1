package io.smartqueue.queue.ticket;

import io.smartqueue.queue.QueueId;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Series of numbers whose row another transaction has held for long. For a while their tickets are taken queue by
 * queue, so that a transaction that serves several queues does not wait for that row again and again.
 */
@Component
class HeldSeries {

    private static final long AFTERWARDS = Duration.ofSeconds(1).toNanos();

    /** Longer than a statement waits for a row. */
    private static final long WHILE_WAITING = Duration.ofSeconds(10).toNanos();

    private record Letter(TenantId tenant, UUID site, String series) {}

    private final Entrances entrances;
    private final ConcurrentHashMap<Letter, Long> until = new ConcurrentHashMap<>();

    HeldSeries(Entrances entrances) {
        this.entrances = entrances;
    }

    /** Whether somebody holds the row from which this queue's numbers come, as far as is known. */
    boolean concerns(QueueId queue) {
        if (until.isEmpty()) {
            return false;
        }
        return letter(queue)
                .flatMap(letter -> Optional.ofNullable(until.get(letter)))
                .filter(end -> end - System.nanoTime() > 0)
                .isPresent();
    }

    /** The queue's tickets had to wait for long; the row may be that of another one in the same transaction. */
    void suspect(QueueId queue) {
        letter(queue).ifPresent(letter -> until.put(letter, System.nanoTime() + AFTERWARDS));
    }

    /** The queue's tickets wait for the row by themselves now. */
    void await(QueueId queue) {
        letter(queue)
                .ifPresent(letter -> until.computeIfPresent(letter, (same, end) -> System.nanoTime() + WHILE_WAITING));
    }

    /** The row was free. */
    void release(QueueId queue) {
        letter(queue).ifPresent(until::remove);
    }

    private Optional<Letter> letter(QueueId queue) {
        return entrances
                .known(queue)
                .map(entrance -> new Letter(
                        CurrentTenant.get(),
                        entrance.site().id(),
                        entrance.service().series()));
    }
}
