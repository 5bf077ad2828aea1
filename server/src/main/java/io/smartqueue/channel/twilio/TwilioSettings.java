package io.smartqueue.channel.twilio;

import io.smartqueue.kernel.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings TWILIO_…, unparsed: a mistake in them turns channels off and does not stop the start.
 *
 * @param authToken used to send when there is no API key, and always to check signatures
 * @param authTokenNext while the token is being rotated: accepted on webhooks too, and for sending once Twilio
 *     refuses the first
 * @param baseUrl replaces every host of Twilio; paths stay the same
 * @param responseTimeout the longest silence while waiting for an answer
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
