package io.smartqueue.notification.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many messages leave at most; null is no cap. Larger caps than the largest would be counted slowly, and stop
 * nobody.
 */
public record Caps(
        @Nullable @Min(1) @Max(MOST) @Schema(description = "To one address in an hour.")
        Integer recipientHour,

        @Nullable @Min(1) @Max(MOST) @Schema(description = "To one address in 24 hours.")
        Integer recipientDay,

        @Nullable @Min(1) @Max(MOST) @Schema(description = "Of the organisation in an hour. A fifth is kept for calls.")
        Integer organisationHour,

        @Nullable @Min(1) @Max(MOST) @Schema(description = Caps.NEW_RECIPIENTS)
        Integer newRecipientsHour,

        @Nullable @Min(1) @Max(MOST) @Schema(description = Caps.PREFIX)
        Integer prefixHour) {

    static final String NEW_RECIPIENTS = "Phones in an hour to which the organisation has never written and that no"
            + " customer of its register has.";
    static final String PREFIX = "In an hour to numbers that differ in their last four digits only.";

    private static final int MOST = 20_000;

    public static final Caps NONE = new Caps(null, null, null, null, null);

    /** With which a real organisation begins. */
    public static final Caps SANE = new Caps(20, 60, 2_000, 500, 100);

    public boolean areNone() {
        return Stream.of(recipientHour, recipientDay, organisationHour, newRecipientsHour, prefixHour)
                .allMatch(Objects::isNull);
    }
}
