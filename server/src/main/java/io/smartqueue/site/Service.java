package io.smartqueue.site;

import io.smartqueue.tenant.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service that people come for.
 *
 * @param slaSeconds the longest wait that the organisation aims at
 * @param expectedMinutes how long one customer usually takes
 * @param pictogram for people who cannot read, on {@code hue}
 * @param oneTicketPerPhone whether a phone that is already in the queue gets no second ticket; transfers from
 *     another queue are exempt
 */
public record Service(
        ServiceId id,
        Names names,
        String code,
        @Nullable Integer slaSeconds,
        int expectedMinutes,
        boolean oneTicketPerPhone,
        Pictogram pictogram,
        Hue hue,
        boolean isActive,
        Instant createdAt) {

    public String name() {
        return names.name();
    }

    /** The letter of the ticket numbers; services with the same letter share one series of numbers. */
    public String series() {
        return code.substring(0, 1);
    }
}
