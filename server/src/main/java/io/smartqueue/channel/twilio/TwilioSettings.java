package io.smartqueue.channel.twilio;

import io.smartqueue.kernel.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What TWILIO_… says, as it was written: a mistake here turns channels off and does not stop the start.
 *
 * @param authToken sends when there is no API key, and always checks signatures
 * @param authTokenNext while the token is being rotated: accepted on webhooks too, and for sending once Twilio
 *     refuses the first
 * @param baseUrl stands for every host of Twilio, path kept
 * @param responseTimeout the longest silence while an answer is awaited
 */
@ConfigurationProperties("twilio")
public record TwilioSettings(
        @Nullable String accountSid,
        @Nullable Secret authToken,
        @Nullable String apiKeySid,
        @Nullable Secret apiKeySecret,
        @Nullable Secret authTokenNext,
        @Nullable String phoneNumber,
        @Nullable String whatsappNumber,
        @Nullable String messagingServiceSid,
        @Nullable String baseUrl,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("10s") Duration responseTimeout) {}
