package io.smartqueue.channel.twilio.own;

import io.smartqueue.secrets.Sealed;
import io.smartqueue.settings.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's account as it is kept.
 *
 * @param secrets its auth token, and the secret of its API key where it has one
 * @param checked what was found last, and when
 */
record OwnAccount(
        String accountSid, Secrets secrets, @Nullable String apiKeySid, Addresses addresses, Checked checked) {

    record Secrets(Sealed authToken, @Nullable Sealed apiKeySecret) {}

    /** The senders, as they were given. */
    record Addresses(
            @Nullable String phoneNumber,
            @Nullable String messagingServiceSid,
            @Nullable String whatsappNumber) {

        /** As a webhook names them: it tells of the messaging service to whose numbers somebody wrote. */
        List<String> named() {
            return Stream.of(phoneNumber, messagingServiceSid, whatsapp())
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
        }

        private @Nullable String whatsapp() {
            return whatsappNumber == null || whatsappNumber.startsWith("whatsapp:")
                    ? whatsappNumber
                    : "whatsapp:" + whatsappNumber;
        }
    }

    record Checked(@Nullable Instant at, List<Finding> findings) {

        static final Checked NEVER = new Checked(null, List.of());
    }
}
