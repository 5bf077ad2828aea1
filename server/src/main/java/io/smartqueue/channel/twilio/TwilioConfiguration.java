package io.smartqueue.channel.twilio;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.ChannelSender;
import io.smartqueue.channel.QuietRequests;
import io.smartqueue.channel.twilio.TwilioChannel.Line;
import io.smartqueue.customer.Medium;
import io.smartqueue.settings.PublicSettings;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    Channel smsThroughTwilio(
            TwilioSettings settings,
            TwilioRates rates,
            SingleRequestClient requests,
            PublicSettings open,
            InstantSource clock) {
        return channel(Medium.SMS, settings, rates, requests, open, clock);
    }

    @Bean
    Channel whatsappThroughTwilio(
            TwilioSettings settings,
            TwilioRates rates,
            SingleRequestClient requests,
            PublicSettings open,
            InstantSource clock) {
        return channel(Medium.WHATSAPP, settings, rates, requests, open, clock);
    }

    private static Channel channel(
            Medium medium,
            TwilioSettings settings,
            TwilioRates rates,
            SingleRequestClient requests,
            PublicSettings open,
            InstantSource clock) {
        List<String> mistakes = new ArrayList<>();
        Optional<Account> account = Account.of(settings, mistakes);
        boolean isWhatsapp = medium == Medium.WHATSAPP;
        Sender sender = isWhatsapp ? Sender.whatsapp(settings, mistakes) : Sender.sms(settings, mistakes);
        BigDecimal rate = isWhatsapp
                ? rates.whatsapp(sender, Account.address(settings).isPresent(), mistakes)
                : rates.sms(sender, mistakes);
        var publicAddress = Optional.ofNullable(open.baseUrl());
        if (account.isEmpty() || !mistakes.isEmpty()) {
            String because = String.join("; ", mistakes) + ".";
            log.warn("{} is off: {}", medium, because);
            return new TwilioChannel(medium, new Line.Off(because), publicAddress, clock);
        }
        log.info(
                "{} is on: {} of account {}{}{}",
                medium,
                sender,
                account.get().shortened(),
                Account.address(settings).map(base -> " at " + base).orElse(""),
                publicAddress.isPresent() ? "" : "; PUBLIC_BASE_URL is not set, so no receipts will come");
        return new TwilioChannel(
                medium,
                new Line.On(
                        logins(account.get(), settings, requests, clock),
                        sender,
                        new ChannelSender(
                                Medium.withoutName(sender.toString()),
                                account.get().sid(),
                                rate)),
                publicAddress,
                clock);
    }

    private static Credentials logins(
            Account account, TwilioSettings settings, SingleRequestClient requests, InstantSource clock) {
        return new Credentials(
                Stream.concat(Stream.of(account), account.withNext(settings).stream())
                        .map(one -> one.client(requests))
                        .toList(),
                clock);
    }
}
