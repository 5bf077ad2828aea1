package io.smartqueue.web.request;

import io.smartqueue.web.Problem;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Exceptions of libraries that only the request can cause, as refusals instead of faults of ours. */
public final class RequestFaults {

    /** SQL states: a value out of range or not of its type, and a value that is too long for an index. */
    private static final String DATA = "22";

    private static final String LIMIT = "54";

    private RequestFaults() {}

    /** Empty when something failed on our side. */
    public static Optional<ProblemDetail> find(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> known(cause).stream())
                .findFirst();
    }

    private static Optional<ProblemDetail> known(Throwable cause) {
        return switch (cause) {
            case BodyLimit.Exceeded exceeded -> Optional.of(tooLarge());
            case InvalidParameterException unreadable -> Optional.of(of(unreadable));
            case RequestRejectedException unreadable -> Optional.of(malformed());
            case SQLException refused
            when isOfTheValues(refused) ->
                Optional.of(Problem.of(
                        HttpStatus.BAD_REQUEST, "unstorable_value", "A value is larger than what can be stored."));
            default -> Optional.empty();
        };
    }

    private static boolean isOfTheValues(SQLException refused) {
        String state = refused.getSQLState();
        return state != null && (state.startsWith(DATA) || state.startsWith(LIMIT));
    }

    static ProblemDetail of(InvalidParameterException unreadable) {
        return unreadable.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value() ? tooLarge() : malformed();
    }

    private static ProblemDetail malformed() {
        return Problem.of(
                HttpStatus.BAD_REQUEST, "malformed_query", "The query or form of this request cannot be read.");
    }

    private static ProblemDetail tooLarge() {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "Send at most 1 MiB.");
    }
}
