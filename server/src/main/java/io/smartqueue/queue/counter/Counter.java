package io.smartqueue.queue.counter;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A desk where people are served.
 *
 * @param queues the queues that it serves, all of the same site
 * @param headStarts the minutes by which the first of a queue goes before the first of the other queues here; 0 where
 *     the queue is not named. The order within a queue does not change
 */
public record Counter(
        UUID id, String name, Site site, List<UUID> queues, Map<UUID, Integer> headStarts, boolean isActive) {

    public record Site(UUID id, String slug) {}
}
