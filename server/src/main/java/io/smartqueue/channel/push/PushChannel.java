package io.smartqueue.channel.push;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.ChannelSender;
import io.smartqueue.channel.DeliveryStatus;
import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.channel.Search;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.channel.push.key.P256;
import io.smartqueue.channel.push.key.VapidKeys;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.browser.BrowserSubscription;
import io.smartqueue.customer.browser.BrowserSubscriptions;
import io.smartqueue.settings.PublicSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Notifications through the push services that browsers name, each for itself; it needs no account, so it is on. */
@Component
final class PushChannel implements Channel {

    private static final String GONE = "push_gone";
    private static final String BUSY = "push_busy";
    private static final String REFUSED = "push_refused";
    private static final String UNREADABLE = "secrets_unreadable";

    /** What has to reach somebody within it is worth waking a phone for. */
    private static final Duration URGENT = Duration.ofMinutes(30);

    private static final Duration OTHER_KEY = Duration.ofSeconds(5);

    // Both need the database, which commands that send by another channel work without.
    private final ObjectProvider<BrowserSubscriptions> subscriptions;
    private final ObjectProvider<Sealing> sealing;
    private final PushRequests requests;
    private final InstantSource clock;

    /** What a message is signed with, and how its showing is proved. */
    @Component
    record Sealing(VapidKeys keys, ShownReceipts receipts, VapidSettings settings, PublicSettings open) {}

    PushChannel(
            ObjectProvider<BrowserSubscriptions> subscriptions,
            ObjectProvider<Sealing> sealing,
            PushRequests requests,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.sealing = sealing;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public Medium medium() {
        return Medium.PUSH;
    }

    @Override
    public Optional<String> offBecause() {
        return Optional.empty();
    }

    @Override
    public Optional<ChannelSender> sender() {
        return Optional.of(new ChannelSender("vapid", "push", BigDecimal.ZERO));
    }

    @Override
    public SendOutcome send(OutboundMessage message) {
        return id(message.recipient())
                .flatMap(id -> subscriptions.getObject().find(id))
                .map(browser -> send(message, browser))
                .orElseGet(() -> new SendOutcome.Refused(GONE, "The visit has no browser to tell any more."));
    }

    private static Optional<UUID> id(String recipient) {
        try {
            return Optional.of(UUID.fromString(recipient));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private SendOutcome send(OutboundMessage message, BrowserSubscription browser) {
        if (sealing.getObject().keys().find().isEmpty()) {
            // Another server may have the key for secrets, or this one after its next start.
            return new SendOutcome.TryLater(
                    UNREADABLE, "This server cannot read the keys of notifications.", Optional.of(OTHER_KEY));
        }
        try {
            return judge(message, browser, post(message, browser));
        } catch (IOException away) {
            // What it has got nevertheless is replaced by the next attempt, in the service and on the screen.
            return new SendOutcome.TryLater(
                    "unreachable", "The push service does not answer.", Optional.of(Duration.ofSeconds(5)));
        }
    }

    private PushRequests.Answer post(OutboundMessage message, BrowserSubscription browser) throws IOException {
        boolean isUrgent = message.usefulFor().compareTo(URGENT) <= 0;
        String topic = isUrgent ? "turn" : "news";
        String receipt = message.reportedTo()
                .map(organisation -> sealing.getObject().receipts().of(organisation, message.id()))
                .orElse("");
        byte[] sealed = Encryption.fresh()
                .of(
                        PushText.of(message, topic, receipt),
                        P256.point(browser.publicKey()).orElseThrow(),
                        browser.auth());
        return requests.post(
                browser.endpoint(),
                Map.of(
                        "TTL",
                        Long.toString(Math.max(0, message.usefulFor().toSeconds())),
                        "Urgency",
                        isUrgent ? "high" : "normal",
                        "Topic",
                        topic,
                        "Authorization",
                        authorization(browser)),
                sealed);
    }

    private String authorization(BrowserSubscription browser) {
        Sealing with = sealing.getObject();
        Optional<String> subject = with.settings().subject(with.open());
        return with.keys().current().authorization(browser.endpoint(), subject, clock.instant());
    }

    private SendOutcome judge(OutboundMessage message, BrowserSubscription browser, PushRequests.Answer answer) {
        int status = answer.status();
        String words = "The push service answered " + status + ".";
        if (status / 100 == 2) {
            return new SendOutcome.Accepted(message.id().toString(), DeliveryStatus.SENT);
        }
        if (status == 404 || status == 410) {
            subscriptions.getObject().end(browser);
            return new SendOutcome.Refused(GONE, words);
        }
        return status == 429 || status >= 500
                ? new SendOutcome.TryLater(BUSY, words, answer.after())
                : new SendOutcome.Refused(REFUSED, words);
    }

    /** One that was sent twice is shown once, so nothing has to be found out before it is sent again. */
    @Override
    public Search search(OutboundMessage message, Duration sinceAttempt) {
        return new Search.Answered(List.of());
    }

    /** The browser does, and only what it has shown. */
    @Override
    public boolean tellsOfDelivery() {
        return false;
    }

    @Override
    public Set<String> errorCodes() {
        return Set.of(GONE, BUSY, REFUSED);
    }
}
