package io.smartqueue.twiliosandbox.api.message;

import io.smartqueue.twiliosandbox.callback.CallbackAddress;
import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.message.Draft;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** When to send, until when to try, and where to report. */
record SendingTerms(
        @Nullable String statusCallback,
        Duration validity,
        @Nullable Instant sendAt) {
    private static final Duration SOONEST = Duration.ofMinutes(15);
    private static final Duration LATEST = Duration.ofDays(35);

    static SendingTerms of(Form form, boolean hasService, Instant now) {
        String callback = form.filled("StatusCallback").orElse(null);
        if (callback != null && !isPostable(callback)) {
            throw ApiProblem.badRequest(21609, "The StatusCallback URL " + callback + " is not a valid URL.");
        }
        Duration validity =
                form.filled("ValidityPeriod").map(SendingTerms::validity).orElse(Draft.LONGEST_VALIDITY);
        return new SendingTerms(callback, validity, sendAt(form, hasService, now));
    }

    private static boolean isPostable(String callback) {
        return CallbackAddress.parse(callback)
                .map(address -> URI.create(address.url()).getHost())
                .filter(host -> !host.contains("_"))
                .isPresent();
    }

    private static Duration validity(String seconds) {
        if (seconds.matches("[0-9]{1,5}")) {
            Duration validity = Duration.ofSeconds(Integer.parseInt(seconds));
            if (validity.isPositive() && validity.compareTo(Draft.LONGEST_VALIDITY) <= 0) {
                return validity;
            }
        }
        throw ApiProblem.badRequest(90007, "ValidityPeriod must be between 1 and 36000 seconds: " + seconds);
    }

    private static @Nullable Instant sendAt(Form form, boolean hasService, Instant now) {
        if (form.filled("ScheduleType").isEmpty()) {
            return null;
        }
        String text = form.filled("SendAt")
                .orElseThrow(() -> ApiProblem.badRequest(35111, "SendAt cannot be empty for ScheduleType 'fixed'."));
        Instant sendAt = parsed(text);
        if (sendAt.isBefore(now.plus(SOONEST)) || sendAt.isAfter(now.plus(LATEST))) {
            throw ApiProblem.badRequest(35114, "SendAt must be between 15 minutes and 35 days in the future.");
        }
        if (!hasService) {
            throw ApiProblem.badRequest(35118, "MessagingServiceSid is required to schedule a message.");
        }
        return sendAt;
    }

    private static Instant parsed(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw ApiProblem.badRequest(35114, "SendAt is not an ISO 8601 time: " + text);
        }
    }
}
