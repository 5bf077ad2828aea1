package io.smartqueue.channel.twilio.message;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.QuietRequests;
import io.smartqueue.channel.twilio.Account;
import io.smartqueue.channel.twilio.SingleRequestClient;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.customer.Medium;
import io.smartqueue.settings.PublicSettings;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two media that Twilio carries; each is on or off independently, which is logged once at the start. */
@Configuration(proxyBeanMethods = false)
class TwilioConfiguration {

    private static final Logger log = LoggerFactory.getLogger(TwilioConfiguration.class);

    @Bean
    SingleRequestClient requestsToTwilio(TwilioSettings settings) {
        QuietRequests.keep();
        return new SingleRequestClient(
                Account.address(settings), settings.connectTimeout(), settings.responseTimeout());
    }

    @Bean
    Channel smsThroughTwilio(Lines lines, PublicSettings open, InstantSource clock) {
        return channel(Medium.SMS, lines, open, clock);
    }

    @Bean
    Channel whatsappThroughTwilio(Lines lines, PublicSettings open, InstantSource clock) {
        return channel(Medium.WHATSAPP, lines, open, clock);
    }

    private static Channel channel(Medium medium, Lines lines, PublicSettings open, InstantSource clock) {
        var publicAddress = Optional.ofNullable(open.baseUrl());
        if (publicAddress.isEmpty() && lines.ofInstallation(medium) instanceof Line.On) {
            log.info("{}: PUBLIC_BASE_URL is not set, so no receipts will come", medium);
        }
        return new TwilioChannel(medium, lines, publicAddress, clock);
    }
}
