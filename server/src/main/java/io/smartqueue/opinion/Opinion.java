package io.smartqueue.opinion;

import io.smartqueue.tenant.Names;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opinion that was given.
 *
 * @param number of the ticket
 */
public record Opinion(UUID id, String number, Where where, Question question, GivenOpinion given, Instant at) {

    /** @param agent null when nobody is known, and where the organisation names no agents */
    public record Where(Place site, Place service, @Nullable Agent agent) {}

    public record Place(UUID id, Names names) {}

    /** @param name as customers know them */
    public record Agent(UUID id, String name) {}
}
