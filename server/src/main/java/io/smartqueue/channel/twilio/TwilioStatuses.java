package io.smartqueue.channel.twilio;

import io.smartqueue.channel.DeliveryStatus;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates Twilio's names of states into ours. */
public final class TwilioStatuses {

    /** A telephone number, but not digits inside an identifier, which is hexadecimal and may hold as many. */
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])\\+?[0-9]{8,15}(?![0-9A-Za-z])");

    private TwilioStatuses() {}

    /** @return empty for an unknown word */
    public static Optional<DeliveryStatus> status(String word) {
        return switch (word) {
            case "accepted", "scheduled", "queued", "sending", "sent" -> Optional.of(DeliveryStatus.SENT);
            case "delivered" -> Optional.of(DeliveryStatus.DELIVERED);
            case "read" -> Optional.of(DeliveryStatus.READ);
            case "undelivered" -> Optional.of(DeliveryStatus.UNDELIVERED);
            case "failed" -> Optional.of(DeliveryStatus.FAILED);
            case "canceled" -> Optional.of(DeliveryStatus.CANCELLED);
            default -> Optional.empty();
        };
    }

    /** Twilio's error messages name the recipient; ours must not. */
    public static String masked(@Nullable String text) {
        return text == null ? "" : NUMBER.matcher(text).replaceAll(TwilioStatuses::mask);
    }

    private static String mask(MatchResult number) {
        String digits = number.group();
        return digits.substring(0, 4) + "•".repeat(digits.length() - 6) + digits.substring(digits.length() - 2);
    }
}
