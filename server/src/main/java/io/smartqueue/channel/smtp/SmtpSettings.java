package io.smartqueue.channel.smtp;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings SMTP_…: what is missing turns e-mail off, what is malformed stops the start.
 *
 * @param rate messages a second; 0 = unlimited
 * @param caFile replaces the JVM's authorities
 * @param responseTimeout the longest silence while waiting for one answer of the server
 */
@ConfigurationProperties("smtp")
public record SmtpSettings(
        @Nullable SmtpUrl url,
        @Nullable SenderAddress from,

        @DefaultValue("10") @DecimalMin("0") @DecimalMax("99999") BigDecimal rate,

        @Nullable TrustedCertificates caFile,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("10s") Duration responseTimeout) {

    /** Why no mail can be sent; empty when it can. */
    Optional<String> offBecause() {
        if (url == null) {
            return Optional.of("SMTP_URL is not set.");
        }
        return from == null ? Optional.of("SMTP_FROM is not set.") : Optional.empty();
    }

    Optional<MailServer> server() {
        return url == null || from == null
                ? Optional.empty()
                : Optional.of(new MailServer(url, from, Optional.ofNullable(caFile), connectTimeout, responseTimeout));
    }
}
