package io.smartqueue.channel.twilio.own;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as it is shown: secrets as their last four characters. */
public record TwilioAccountView(
        String accountSid,
        String authToken,
        @Nullable String apiKeySid,
        @Nullable String apiKeySecret,
        @Nullable String phoneNumber,
        @Nullable String messagingServiceSid,
        @Nullable String whatsappNumber,
        @Nullable Instant checkedAt,
        List<FindingView> findings) {}
