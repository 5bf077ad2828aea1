package io.smartqueue.channel.twilio.message;

import com.twilio.base.Page;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import io.smartqueue.channel.DeliveryReceipt;
import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.channel.Search;
import io.smartqueue.channel.Search.Match;
import io.smartqueue.channel.twilio.Exchange;
import io.smartqueue.channel.twilio.Sender;
import io.smartqueue.channel.twilio.TwilioStatuses;
import io.smartqueue.customer.Medium;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Twilio's list of messages, newest first. It cannot be searched for our id, and its DateSent filter hides messages
 * not sent yet, so sender, recipient, text and time of creation are compared.
 *
 * @param isLeft whether nothing leaves from the account any more, so that nobody will mend its credentials
 */
record PastMessages(Credentials logins, Sender sender, Medium medium, boolean isLeft, InstantSource clock) {

    private static final String TRIAL_PREFIX = "Sent from your Twilio trial account - ";
    /** Twilio's servers may differ among themselves, and cut off fractions of a second. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    /** For an answer without a date: as far as two clocks may differ. */
    private static final Duration MOST_SKEW = Duration.ofMinutes(10);

    private static final long PAGE_SIZE = 50L;
    private static final int MOST_PAGES = 10;

    Search like(OutboundMessage message, Duration sinceAttempt) {
        List<Match> matches = new ArrayList<>();
        TwilioRestClient client = logins.current();
        try {
            var exchange = new Exchange();
            Page<Message> page = exchange.watch(() -> reader(message).firstPage(client));
            Instant since = since(exchange, sinceAttempt);
            for (int read = 1; ; read++) {
                page.getRecords().stream()
                        .filter(past -> !before(past, since) && sameWords(past, message) && sameService(past))
                        .forEach(past -> matches.add(match(past)));
                if (!page.hasNextPage() || page.getRecords().stream().anyMatch(past -> before(past, since))) {
                    return new Search.Answered(List.copyOf(matches));
                }
                if (read == MOST_PAGES) {
                    return new Search.Unanswered("Twilio's list has more pages than we read.");
                }
                page = reader(message).nextPage(page, client);
            }
        } catch (TwilioException failure) {
            if (Credentials.isRefusal(failure) && isLeft) {
                return new Search.Impossible(
                        "The account that it was sent from was removed, and Twilio no longer lets us ask there.");
            }
            if (Credentials.isRefusal(failure)) {
                logins.goOnAfterRefusalOf(client);
            }
            return new Search.Unanswered("Twilio's list cannot be read: " + Outcomes.inWords(failure));
        }
    }

    /** The beginning of the attempt by Twilio's own clock, which its answer tells. */
    private Instant since(Exchange exchange, Duration sinceAttempt) {
        return exchange.date()
                .map(now -> now.minus(SLACK))
                .orElseGet(() -> clock.instant().minus(MOST_SKEW))
                .minus(sinceAttempt);
    }

    Optional<DeliveryReceipt> find(String sid) {
        try {
            Message past = Message.fetcher(sid).fetch(logins.current());
            String word = past.getStatus() == null ? "" : past.getStatus().toString();
            return Optional.of(new DeliveryReceipt(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    sid,
                    TwilioStatuses.status(word),
                    word,
                    Optional.ofNullable(past.getErrorCode()).map(String::valueOf),
                    Optional.ofNullable(past.getErrorMessage()).map(TwilioStatuses::masked)));
        } catch (TwilioException failure) {
            return Optional.empty();
        }
    }

    private MessageReader reader(OutboundMessage message) {
        MessageReader reader = Message.reader()
                .setTo(new PhoneNumber(Sender.address(medium, message.recipient())))
                .setPageSize(PAGE_SIZE);
        return switch (sender) {
            case Sender.Number number -> reader.setFrom(new PhoneNumber(number.address()));
            case Sender.Service service -> reader;
        };
    }

    private static boolean before(Message past, Instant since) {
        return past.getDateCreated() != null
                && past.getDateCreated().toInstant().isBefore(since);
    }

    /** The words of a template are the provider's; two such messages to one person at once are told apart by ids. */
    private static boolean sameWords(Message past, OutboundMessage message) {
        if (message.content().isPresent()) {
            return true;
        }
        String ours = NormalForm.of(message.body());
        String theirs = NormalForm.of(String.valueOf(past.getBody()));
        return ours.equals(theirs) || (NormalForm.of(TRIAL_PREFIX + message.body())).equals(theirs);
    }

    private boolean sameService(Message past) {
        return !(sender instanceof Sender.Service service) || service.sid().equals(past.getMessagingServiceSid());
    }

    private static Match match(Message past) {
        return new Match(
                past.getSid(),
                Optional.ofNullable(past.getStatus()).flatMap(word -> TwilioStatuses.status(word.toString())));
    }
}
