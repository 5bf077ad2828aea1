package io.smartqueue.channel.twilio.message;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import io.smartqueue.channel.Channel;
import io.smartqueue.channel.ChannelSender;
import io.smartqueue.channel.DeliveryReceipt;
import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.channel.Search;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.channel.twilio.Exchange;
import io.smartqueue.channel.twilio.Sender;
import io.smartqueue.customer.Medium;
import io.smartqueue.settings.WebAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** One medium through Twilio, when the settings suffice for it. */
final class TwilioChannel implements Channel {

    /** The least and most validity period in seconds; with less a message may never leave Twilio's queue. */
    private static final int LEAST_SECONDS = 5;

    private static final int MOST_SECONDS = 36_000;

    /**
     * By default Twilio repeats a receipt once, and only when it could not connect; a receipt sent during our restart
     * would be lost. The fragment is neither sent nor signed.
     */
    private static final String PATIENCE = "#rc=5&rp=all&ct=3000&rt=5000";

    private static final Duration OTHER_TOKEN = Duration.ofSeconds(1);
    /** Another server may have it; else nobody has before a restart. */
    private static final Duration OTHER_KEY = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(TwilioChannel.class);

    private final Medium medium;
    private final Lines lines;
    private final Optional<WebAddress> publicAddress;
    private final InstantSource clock;

    TwilioChannel(Medium medium, Lines lines, Optional<WebAddress> publicAddress, InstantSource clock) {
        this.medium = medium;
        this.lines = lines;
        this.publicAddress = publicAddress;
        this.clock = clock;
    }

    @Override
    public Medium medium() {
        return medium;
    }

    @Override
    public Optional<String> offBecause() {
        return lines.current(medium) instanceof Line.Off off ? Optional.of(off.because()) : Optional.empty();
    }

    @Override
    public Optional<String> answeredAt() {
        @Nullable Sender sender = switch (lines.current(medium)) {
            case Line.On on -> on.sender();
            case Line.Sealed shut -> shut.sender();
            case Line.Off off -> null;
        };
        return sender instanceof Sender.Number number
                ? Optional.of(number.address().replace(Sender.WHATSAPP, "")).filter(address -> address.startsWith("+"))
                : Optional.empty();
    }

    @Override
    public Optional<ChannelSender> sender() {
        return lines.current(medium) instanceof Line.On on ? Optional.of(on.known()) : Optional.empty();
    }

    @Override
    public Optional<ChannelSender> commonSender() {
        return lines.ofInstallation(medium) instanceof Line.On on ? Optional.of(on.known()) : Optional.empty();
    }

    @Override
    public SendOutcome send(OutboundMessage message) {
        return switch (lines.current(medium)) {
            case Line.Off off -> new SendOutcome.Refused("channel_off", off.because());
            case Line.Sealed shut ->
                new SendOutcome.TryLater(Line.Sealed.CODE, Line.Sealed.BECAUSE, Optional.of(OTHER_KEY));
            case Line.On on when isReservedFor(message, on) -> send(message, on);
            case Line.On on ->
                new SendOutcome.TryLater(
                        "other_account", "The organisation has changed its account.", Optional.of(OTHER_TOKEN));
        };
    }

    private static boolean isReservedFor(OutboundMessage message, Line.On on) {
        return message.account()
                .filter(sid -> !sid.equals(on.known().account()))
                .isEmpty();
    }

    private SendOutcome send(OutboundMessage message, Line.On on) {
        var exchange = new Exchange();
        MessageCreator creator = creator(message, on.sender());
        TwilioRestClient client = on.logins().current();
        try {
            return Outcomes.of(exchange.watch(() -> creator.create(client)));
        } catch (TwilioException failure) {
            if (Credentials.isRefusal(failure) && on.logins().goOnAfterRefusalOf(client)) {
                return new SendOutcome.TryLater(
                        "other_token", "Twilio refused one of our two tokens.", Optional.of(OTHER_TOKEN));
            }
            return Outcomes.of(exchange, failure, clock.instant());
        } finally {
            log.debug(
                    "{}: request {}",
                    message,
                    exchange.header("Twilio-Request-Id").orElse("without an id"));
        }
    }

    private MessageCreator creator(OutboundMessage message, Sender sender) {
        var to = new PhoneNumber(Sender.address(medium, message.recipient()));
        String body = message.content().isPresent() ? null : message.body();
        MessageCreator creator = switch (sender) {
            case Sender.Number number -> Message.creator(to, new PhoneNumber(number.address()), body);
            case Sender.Service service -> Message.creator(to, service.sid(), body);
        };
        message.content()
                .ifPresent(content -> creator.setContentSid(content.sid())
                        .setContentVariables(JsonMapper.shared().writeValueAsString(content.variables())));
        publicAddress.ifPresent(address -> message.reportedTo()
                .ifPresent(organisation -> creator.setStatusCallback(
                        address + "/webhooks/twilio/status?n=" + message.id() + "&o=" + organisation + PATIENCE)));
        if (medium == Medium.SMS) {
            creator.setValidityPeriod(Math.clamp(message.usefulFor().toSeconds(), LEAST_SECONDS, MOST_SECONDS));
        }
        return creator;
    }

    @Override
    public Search search(OutboundMessage message, Duration sinceAttempt) {
        if (lines.current(medium) instanceof Line.Off off && message.account().isEmpty()) {
            return new Search.Unanswered(off.because());
        }
        boolean isSealed = lines.current(medium) instanceof Line.Sealed;
        if (isSealed && message.account().isEmpty()) {
            return new Search.Unanswered(Line.Sealed.BECAUSE);
        }
        return lines.find(medium, message.account())
                .map(on -> new PastMessages(on.logins(), on.sender(), medium, lines.isLeft(medium, on), clock)
                        .like(message, sinceAttempt))
                .orElseGet(() -> new Search.Unanswered(
                        isSealed ? Line.Sealed.BECAUSE : "The account that it was sent from is not set up any more."));
    }

    /** Also of what left from another account, before the organisation had this one. */
    @Override
    public Optional<DeliveryReceipt> ask(String providerId) {
        return lines.all(medium)
                .flatMap(on -> new PastMessages(on.logins(), on.sender(), medium, lines.isLeft(medium, on), clock)
                        .find(providerId).stream())
                .findFirst();
    }

    @Override
    public Optional<String> remedy(String code) {
        return ErrorAdvice.of(code);
    }

    @Override
    public Set<String> errorCodes() {
        return ErrorAdvice.CODES;
    }
}
