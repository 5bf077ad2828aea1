package io.smartqueue.channel.twilio.message;

import io.smartqueue.channel.ChannelSender;
import io.smartqueue.channel.twilio.Account;
import io.smartqueue.channel.twilio.Sender;
import io.smartqueue.channel.twilio.SettingFindings;
import io.smartqueue.channel.twilio.SingleRequestClient;
import io.smartqueue.channel.twilio.TwilioAccounts;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.customer.Medium;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The lines of the installation, which stay, and those of organisations with an account of their own. */
@Component
final class Lines {

    /** The rates that are set are those of the installation's senders. */
    private static final TwilioRates USUAL = new TwilioRates(null, null);

    private static final Logger log = LoggerFactory.getLogger(Lines.class);

    private final TwilioAccounts accounts;
    private final SingleRequestClient requests;
    private final InstantSource clock;
    private final Map<Medium, Line> ofInstallation = new EnumMap<>(Medium.class);

    Lines(TwilioAccounts accounts, TwilioRates rates, SingleRequestClient requests, InstantSource clock) {
        this.accounts = accounts;
        this.requests = requests;
        this.clock = clock;
        for (Medium medium : List.of(Medium.SMS, Medium.WHATSAPP)) {
            Line line = line(medium, accounts.ofInstallation(), rates);
            log(medium, line);
            ofInstallation.put(medium, line);
        }
    }

    Line current(Medium medium) {
        return accounts.own().map(own -> own(medium, own)).orElseGet(() -> ofInstallation(medium));
    }

    Line ofInstallation(Medium medium) {
        return Objects.requireNonNull(ofInstallation.get(medium));
    }

    /**
     * The line by which a message was sent, as far as it still exists.
     *
     * @param account its SID; empty = the current one
     */
    Optional<Line.On> find(Medium medium, Optional<String> account) {
        return all(medium)
                .filter(on ->
                        account.isEmpty() || account.get().equals(on.known().account()))
                .findFirst();
    }

    /** Whether nothing leaves by it any more, because the current organisation has removed its account. */
    boolean isLeft(Medium medium, Line.On on) {
        return Stream.of(current(medium), ofInstallation(medium))
                .filter(Line.On.class::isInstance)
                .map(Line.On.class::cast)
                .noneMatch(used -> used.known().account().equals(on.known().account()));
    }

    /** By which messages of the current organisation may have been sent, the current one first. */
    Stream<Line.On> all(Medium medium) {
        return Stream.concat(
                        Stream.of(current(medium), ofInstallation(medium)).distinct(),
                        accounts.former().stream().map(former -> own(medium, former)))
                .filter(Line.On.class::isInstance)
                .map(Line.On.class::cast);
    }

    // Built anew each time, so that its secrets do not stay in the memory.
    private Line own(Medium medium, TwilioSettings settings) {
        List<String> mistakes = new ArrayList<>();
        Sender sender = sender(medium, settings, mistakes);
        if (mistakes.isEmpty() && isSealed(settings)) {
            return new Line.Sealed(sender);
        }
        return switch (line(medium, settings, USUAL)) {
            case Line.Off off -> new Line.Off(SettingFindings.asFields(off.because()));
            case Line.On on -> on;
            case Line.Sealed shut -> shut;
        };
    }

    // None is stored without its secrets.
    private static boolean isSealed(TwilioSettings own) {
        return own.authToken() == null || own.apiKeySid() != null && own.apiKeySecret() == null;
    }

    private static Sender sender(Medium medium, TwilioSettings settings, List<String> mistakes) {
        return medium == Medium.WHATSAPP ? Sender.whatsapp(settings, mistakes) : Sender.sms(settings, mistakes);
    }

    private Line line(Medium medium, TwilioSettings settings, TwilioRates rates) {
        List<String> mistakes = new ArrayList<>();
        Optional<Account> account = Account.of(settings, mistakes);
        boolean isWhatsapp = medium == Medium.WHATSAPP;
        Sender sender = sender(medium, settings, mistakes);
        BigDecimal rate = isWhatsapp
                ? rates.whatsapp(sender, Account.address(settings).isPresent(), mistakes)
                : rates.sms(sender, mistakes);
        if (account.isEmpty() || !mistakes.isEmpty()) {
            return new Line.Off(String.join("; ", mistakes) + ".");
        }
        return new Line.On(
                logins(account.get(), settings),
                sender,
                new ChannelSender(
                        Medium.withoutName(sender.toString()), account.get().sid(), rate));
    }

    private Credentials logins(Account account, TwilioSettings settings) {
        return new Credentials(
                Stream.concat(Stream.of(account), account.withNext(settings).stream())
                        .map(one -> one.client(requests))
                        .toList(),
                clock);
    }

    private void log(Medium medium, Line line) {
        switch (line) {
            case Line.Off off -> log.warn("{} is off: {}", medium, off.because());
            case Line.Sealed shut -> log.warn("{}: {}", medium, Line.Sealed.BECAUSE);
            case Line.On on ->
                log.info(
                        "{} is on: {} of account {}{}",
                        medium,
                        on.sender(),
                        Account.shortened(on.known().account()),
                        Account.address(accounts.ofInstallation())
                                .map(base -> " at " + base)
                                .orElse(""));
        }
    }
}
