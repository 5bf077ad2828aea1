package io.smartqueue.channel.twilio.message;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.channel.twilio.OrganisationAccounts;
import io.smartqueue.channel.twilio.SingleRequestClient;
import io.smartqueue.channel.twilio.TwilioAccounts;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.PublicSettings;
import io.smartqueue.settings.WebAddress;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Channels as the program makes them, towards a sandbox. */
final class SandboxChannels {

    private static final TwilioRates RATES = new TwilioRates(null, null);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private SandboxChannels() {}

    static TwilioSettings settings(TwilioSandbox sandbox) {
        return at(sandbox, sandbox.baseUrl().toString(), null);
    }

    static TwilioSettings at(TwilioSandbox sandbox, String address, @Nullable String service) {
        return new TwilioSettings(
                sandbox.accountSid(),
                new Secret(sandbox.authToken()),
                null,
                null,
                null,
                "+15005550006",
                "whatsapp:+14155238886",
                service,
                address,
                Duration.ofSeconds(2),
                PATIENCE);
    }

    /** The same, but soon tired of waiting for an answer. */
    static TwilioSettings impatient(TwilioSandbox sandbox) {
        var settings = settings(sandbox);
        return new TwilioSettings(
                settings.accountSid(),
                settings.authToken(),
                null,
                null,
                null,
                settings.phoneNumber(),
                null,
                null,
                settings.baseUrl(),
                settings.connectTimeout(),
                Duration.ofMillis(500));
    }

    static Channel channel(Medium medium, TwilioSettings settings, @Nullable String publicAddress) {
        return channel(medium, settings, publicAddress, InstantSource.system());
    }

    /** With a clock of its own, which may be wrong. */
    static Channel byClock(Medium medium, TwilioSettings settings, InstantSource clock) {
        return channel(medium, settings, null, clock);
    }

    private static Channel channel(
            Medium medium, TwilioSettings settings, @Nullable String publicAddress, InstantSource clock) {
        var open = new PublicSettings(publicAddress == null ? null : WebAddress.of(publicAddress));
        var beans = new TwilioConfiguration();
        SingleRequestClient requests = beans.requestsToTwilio(settings);
        var none = new StaticListableBeanFactory().getBeanProvider(OrganisationAccounts.class);
        var accounts = new TwilioAccounts(settings, none);
        var lines = new Lines(accounts, RATES, requests, clock);
        return medium == Medium.SMS
                ? beans.smsThroughTwilio(lines, open, clock)
                : beans.whatsappThroughTwilio(lines, open, clock);
    }

    static OutboundMessage message(Medium medium, String body) {
        return new OutboundMessage(
                Ids.next(), medium, "+221771234567", body, Duration.ofMinutes(10), Optional.of(Ids.next()));
    }
}
