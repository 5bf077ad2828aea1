package io.smartqueue.channel.twilio;

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
import io.smartqueue.customer.Medium;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Twilio's list of messages, newest first. It cannot be searched for our id, and its DateSent filter hides messages
 * not sent yet, so sender, recipient, text and time of creation are compared.
 */
record PastMessages(Credentials logins, Sender sender, Medium medium) {

    private static final String TRIAL_PREFIX = "Sent from your Twilio trial account - ";
    /** Twilio's clock may be behind ours, and it cuts off fractions of a second. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final long PAGE_SIZE = 50L;
    private static final int MOST_PAGES = 10;

    Search like(OutboundMessage message, Instant attemptedAt) {
        Instant since = attemptedAt.minus(SKEW);
        List<Match> matches = new ArrayList<>();
        TwilioRestClient client = logins.current();
        try {
            Page<Message> page = reader(message).firstPage(client);
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
            if (Credentials.isRefusal(failure)) {
                logins.goOnAfterRefusalOf(client);
            }
            return new Search.Unanswered("Twilio's list cannot be read: " + Outcomes.inWords(failure));
        }
    }

    Optional<DeliveryReceipt> find(String sid) {
        try {
            Message past = Message.fetcher(sid).fetch(logins.current());
            String word = past.getStatus() == null ? "" : past.getStatus().toString();
            return Optional.of(new DeliveryReceipt(
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

    private static boolean sameWords(Message past, OutboundMessage message) {
        String words = past.getBody();
        return message.body().equals(words) || (TRIAL_PREFIX + message.body()).equals(words);
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
