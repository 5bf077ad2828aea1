package io.smartqueue.notification.outbox;

import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.notification.NotificationStatus;
import java.util.Arrays;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** How a message ends whose recipient is not written to, as a part of the statements that leave messages. */
final class SuppressedLetters {

    /** A table of what ends a message for each reason: {@code reason, suppressed_code, suppressed_message}. */
    static final String ENDS = """
            unnest(:suppressed_reasons::text[], :suppressed_codes::text[], :suppressed_sentences::text[])
                as ends (reason, suppressed_code, suppressed_message)
            """;

    private SuppressedLetters() {}

    static StatementSpec bind(StatementSpec statement) {
        return statement
                .param("suppressed", NotificationStatus.SUPPRESSED.code())
                .param("suppressed_reasons", each(Reason::code))
                .param("suppressed_codes", each(Reason::errorCode))
                .param("suppressed_sentences", each(Reason::sentence));
    }

    private static String[] each(Function<Reason, String> part) {
        return Arrays.stream(Reason.values()).map(part).toArray(String[]::new);
    }
}
