package io.smartqueue.channel.push;

import io.smartqueue.settings.PublicSettings;
import io.smartqueue.settings.WebAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param subject VAPID_SUBJECT: how push services reach the operator, should our requests trouble them
 * @param loopback whether endpoints may also be this machine's own, by http, for tests and demonstrations
 */
@ConfigurationProperties("vapid")
public record VapidSettings(
        @Nullable VapidSubject subject,
        @DefaultValue("false") boolean loopback) {

    /** Where it is not set, the public address; some services take nothing from who names none. */
    Optional<String> subject(PublicSettings open) {
        return Optional.ofNullable(subject)
                .map(VapidSubject::address)
                .or(() -> Optional.ofNullable(open.baseUrl())
                        .filter(WebAddress::isSecure)
                        .map(WebAddress::toString));
    }
}
