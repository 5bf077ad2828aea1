package io.smartqueue.notification.limit;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.smartqueue.customer.Medium;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When messages do not leave, for each channel; null where they always do. */
public record QuietHours(
        @Nullable @Valid Window sms,
        @Nullable @Valid Window whatsapp,
        @Nullable @Valid Window email,

        @Schema(description = "Whether calls and what else is urgent leave nevertheless.")
        boolean urgentExempt) {

    public static final QuietHours NONE = new QuietHours(null, null, null, true);

    /** Of what waits behind no other lane but calls: what is about people who are expected at a counter soon. */
    static final int LAST_URGENT_LANE = 1;

    /**
     * Local times of the recipient's site.
     *
     * @param from the first quiet minute
     * @param to when messages leave again; before {@code from} it is on the next day
     */
    public record Window(
            @NotNull @JsonFormat(pattern = "HH:mm") @Schema(type = "string", example = "22:00")
            LocalTime from,

            @NotNull @JsonFormat(pattern = "HH:mm") @Schema(type = "string", example = "06:00")
            LocalTime to) {

        public boolean hasNoLength() {
            return from.equals(to);
        }

        /** When the quiet hours end in which the instant is; empty when it is in none. */
        public Optional<Instant> end(Instant instant, ZoneId zone) {
            ZonedDateTime at = instant.atZone(zone);
            LocalTime time = at.toLocalTime();
            boolean overMidnight = to.isBefore(from);
            boolean evening = !time.isBefore(from);
            boolean morning = time.isBefore(to);
            if (overMidnight ? !evening && !morning : !evening || !morning) {
                return Optional.empty();
            }
            var day = overMidnight && evening ? at.toLocalDate().plusDays(1) : at.toLocalDate();
            return Optional.of(ZonedDateTime.of(day, to, zone).toInstant());
        }
    }

    public Optional<Window> of(Medium medium) {
        return Optional.ofNullable(
                switch (medium) {
                    case SMS -> sms;
                    case WHATSAPP -> whatsapp;
                    case EMAIL -> email;
                    // Only who waits has it, and a phone has quiet hours of its own.
                    case PUSH -> null;
                });
    }

    public boolean spares(int lane) {
        return urgentExempt && lane <= LAST_URGENT_LANE;
    }

    public boolean areNone() {
        return sms == null && whatsapp == null && email == null;
    }
}
