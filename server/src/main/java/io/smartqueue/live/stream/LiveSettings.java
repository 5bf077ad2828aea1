package io.smartqueue.live.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param mostStreams connection limit of streams and sockets together; without one they could use all memory
 * @param mostPerAddress of one address; by default two fifths of all, because a carrier puts thousands of phones behind
 *     one address, and a branch its screens, counters and customers
 * @param mostPerPerson of one account; by default a fifth, for programs that follow many queues
 * @param mostPerOrganisation by default four fifths, so that an installation of one organisation can use nearly all
 * @param socketBuffer of each connection, once for reading and once for writing
 */
@Validated
@ConfigurationProperties("smartqueue.live")
record LiveSettings(
        @DefaultValue("5000") @Min(1) @Max(60_000) int mostStreams,
        @Nullable @Min(1) Integer mostPerAddress,
        @Nullable @Min(1) Integer mostPerPerson,
        @Nullable @Min(1) Integer mostPerOrganisation,
        @DefaultValue("2KB") DataSize socketBuffer) {

    /** A server with few places is a small one, on which nobody has to be protected from another. */
    private static final int AT_LEAST = 200;

    int ofAnAddress() {
        return mostPerAddress == null ? fifths(2) : mostPerAddress;
    }

    int ofAPerson() {
        return mostPerPerson == null ? fifths(1) : mostPerPerson;
    }

    int ofAnOrganisation() {
        return mostPerOrganisation == null ? fifths(4) : mostPerOrganisation;
    }

    private int fifths(int count) {
        return Math.max(AT_LEAST, mostStreams / 5 * count);
    }
}
