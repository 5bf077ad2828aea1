package io.smartqueue.channel.twilio.checkup;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import io.smartqueue.channel.twilio.Exchange;
import io.smartqueue.channel.twilio.TwilioStatuses;
import java.util.Optional;
import java.util.function.Supplier;

/** The outcome of one request to Twilio. */
sealed interface Reply<T> {

    int NOT_FOUND = 404;

    record Given<T>(T value) implements Reply<T> {}

    /** @param code Twilio's own, where there was one */
    record Refused<T>(int status, Optional<Integer> code) implements Reply<T> {

        boolean isFor(int wanted) {
            return code.filter(own -> own == wanted).isPresent();
        }

        String inWords() {
            return "HTTP " + status + code.map(own -> ", error " + own).orElse("");
        }
    }

    record Silence<T>(String because) implements Reply<T> {}

    static <T> Reply<T> to(Supplier<T> question) {
        var exchange = new Exchange();
        try {
            return new Given<>(exchange.watch(question));
        } catch (TwilioException failure) {
            Optional<Integer> code =
                    failure instanceof ApiException api ? Optional.ofNullable(api.getCode()) : Optional.empty();
            return exchange.status()
                    .<Reply<T>>map(status -> new Refused<>(status, code))
                    .orElseGet(() -> new Silence<>(inWords(failure)));
        }
    }

    private static String inWords(TwilioException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return TwilioStatuses.masked(cause.getClass().getSimpleName() + ", " + failure.getMessage());
    }
}
