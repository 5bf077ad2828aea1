package io.smartqueue.site;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people come for.
 *
 * @param slaSeconds the longest wait that the organisation promises itself
 * @param expectedMinutes how long one customer usually takes
 * @param pictogram for those who do not read, on {@code hue}
 * @param oneTicketPerPhone whether a phone in the line already gets no second ticket; who is sent on from another
 *     line is not asked
 */
public record Service(
        ServiceId id,
        String name,
        String code,
        @Nullable Integer slaSeconds,
        int expectedMinutes,
        boolean oneTicketPerPhone,
        Pictogram pictogram,
        Hue hue,
        boolean isActive,
        Instant createdAt) {

    /** The letter of the ticket numbers; services with the same letter count together. */
    public String series() {
        return code.substring(0, 1);
    }
}
