package io.smartqueue.counter;

import java.util.List;
import java.util.UUID;

/**
 * A desk where people are served.
 *
 * @param queues whom it serves, all of the same site
 */
public record Counter(UUID id, String name, Site site, List<UUID> queues, boolean isActive) {

    public record Site(UUID id, String slug) {}
}
