package io.smartqueue.channel.twilio.message;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import io.smartqueue.channel.DeliveryStatus;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.channel.twilio.Exchange;
import io.smartqueue.channel.twilio.TwilioStatuses;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an attempt. The class of the HTTP status decides, because it shows whether a message can have been
 * created. What single codes mean is data (the error rules), because Twilio adds codes.
 */
final class Outcomes {

    private Outcomes() {}

    static SendOutcome of(@Nullable Message created) {
        if (created == null || created.getSid() == null || created.getSid().isBlank()) {
            return new SendOutcome.Unknown("unreadable_answer", "Twilio accepted the message without giving its id.");
        }
        DeliveryStatus status = Optional.ofNullable(created.getStatus())
                .flatMap(word -> TwilioStatuses.status(word.toString()))
                .orElse(DeliveryStatus.SENT);
        return new SendOutcome.Accepted(created.getSid(), status);
    }

    static SendOutcome of(Exchange exchange, RuntimeException failure, Instant now) {
        if (!exchange.begun()) {
            return new SendOutcome.TryLater(
                    "unreachable", "Twilio could not be reached: " + inWords(failure), Optional.empty());
        }
        Optional<Integer> answered = exchange.status();
        if (answered.isEmpty()) {
            return new SendOutcome.Unknown("no_answer", "Twilio did not answer: " + inWords(failure));
        }
        int status = answered.get();
        Optional<Integer> code =
                failure instanceof ApiException api ? Optional.ofNullable(api.getCode()) : Optional.empty();
        String name = code.map(String::valueOf).orElse("http_" + status);
        if (status == 429) {
            return new SendOutcome.TryLater(name, "We sent Twilio too many requests.", retryAfter(exchange, now));
        }
        if (status < 300) {
            return new SendOutcome.Unknown("unreadable_answer", "Twilio's answer could not be read.");
        }
        if (status < 400) {
            return new SendOutcome.Refused(
                    name, "The address of Twilio answered with a redirect, HTTP " + status + ".");
        }
        // A 408 comes from a proxy in between, which cannot tell whether Twilio received the request.
        if (status >= 500 || status == 408) {
            return new SendOutcome.Unknown(name, "Twilio answered HTTP " + status + ".");
        }
        return refusal(name, code, status, failure);
    }

    private static SendOutcome refusal(String name, Optional<Integer> code, int status, RuntimeException failure) {
        String words = code.isPresent() ? inWords(failure) : "Twilio answered HTTP " + status + ".";
        // About our credential or account, not about the message.
        return status == 401 || status == 403
                ? new SendOutcome.Parked(name, words)
                : new SendOutcome.Refused(name, words);
    }

    static String inWords(RuntimeException failure) {
        Throwable cause = failure.getCause();
        String words = String.valueOf(failure.getMessage());
        return TwilioStatuses.masked(
                cause == null || failure instanceof ApiException
                        ? words
                        : cause.getClass().getSimpleName() + ", " + words);
    }

    private static Optional<Duration> retryAfter(Exchange exchange, Instant now) {
        return exchange.header("Retry-After")
                .flatMap(text -> seconds(text.strip()).or(() -> date(text.strip(), now)))
                .filter(Duration::isPositive);
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("[0-9]{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, at));
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
