package io.smartqueue.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long one who comes now would wait for a service at a site.
 *
 * @param taken whether tickets are given out now: the queue is active and the hours allow it
 * @param waiting how many people are before
 * @param range null while tickets are not given out, while no counter is open, and during an incident
 */
public record Outlook(
        UUID serviceId,
        String service,
        String pictogram,
        String hue,
        boolean taken,
        int waiting,
        int countersOpen,
        @Nullable WaitEstimate range) {}
