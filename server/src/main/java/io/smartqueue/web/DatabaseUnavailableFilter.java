package io.smartqueue.web;

import io.smartqueue.postgres.pool.Overload;
import io.smartqueue.postgres.pool.Workload;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 instead of 500 when the database is not available now: it is down, every connection stays in use, it
 * takes no writes because its disk is full, or it has undone this transaction in favour of another one. Also when the
 * caller's organisation has used up its share of the connections.
 * As a filter it covers what runs before the controllers, such as the lookup of a token.
 */
public class DatabaseUnavailableFilter extends OncePerRequestFilter {

    private static final String RETRY_AFTER_SECONDS = "5";

    private static final Logger log = LoggerFactory.getLogger(DatabaseUnavailableFilter.class);

    private static final String NO_CONNECTION = "08";
    /** SQL states: the disk, the memory or the connections are used up, or one of them failed. */
    private static final Set<String> NO_RESOURCES = Set.of("53000", "53100", "53200", "53300", "58030");
    /** SQL states: shut down by an operator, after a crash, not yet up, and a standby that takes no writes. */
    private static final Set<String> NOT_NOW = Set.of("57P01", "57P02", "57P03", "25006");
    /** SQL states: a statement took too long, a transaction did nothing for too long. */
    private static final Set<String> TOO_LONG = Set.of("57014", "25P03");
    /** SQL state: another transaction held for too long what this one needs. */
    private static final String HELD = "55P03";
    /** SQL states: two transactions stood in each other's way, and this one was undone. */
    private static final Set<String> UNDONE = Set.of("40001", "40P01");

    private final Problem problem;

    DatabaseUnavailableFilter(Problem problem) {
        this.problem = problem;
    }

    public static boolean tells(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && isNotNow(sql)
                    || cause instanceof TransactionSystemException undone && tellsBefore(undone)) {
                return true;
            }
        }
        return false;
    }

    // The exception of a failed rollback only says that the connection is closed, not why.
    private static boolean tellsBefore(TransactionSystemException undone) {
        Throwable before = undone.getApplicationException();
        return before != null && tells(before);
    }

    private static boolean isNotNow(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && (state.startsWith(NO_CONNECTION)
                        || NO_RESOURCES.contains(state)
                        || NOT_NOW.contains(state)
                        || TOO_LONG.contains(state)
                        || HELD.equals(state)
                        || UNDONE.contains(state));
    }

    /** Whether the database answers, but not all that is asked of it. */
    private static boolean isBusy(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Overload || cause instanceof SQLException sql && HELD.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** When to try again, in seconds. */
    public static String retryAfter(Throwable fault) {
        return isBusy(fault) ? Integer.toString(Overload.retryAfterSeconds()) : RETRY_AFTER_SECONDS;
    }

    /** Logs one line without a stack trace, because every request logs one as long as this lasts. */
    public static ProblemDetail problem(Throwable fault) {
        if (isBusy(fault)) {
            log.warn("answered 503, too much at once: {}", fault.getMessage());
            return Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "busy",
                    "More is asked for at this moment than can be answered soon. Try again in a few seconds; a command"
                            + " with an Idempotency-Key is not done twice.");
        }
        log.warn("answered 503, the database is not available: {}", fault.getMessage());
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database_unavailable",
                "This cannot be answered just now. Try again in a few seconds; a command with an Idempotency-Key is not"
                        + " done twice.");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            workload(request).call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException gone) {
            throw gone;
        } catch (Exception fault) {
            if (!tells(fault) || response.isCommitted()) {
                throw asDeclared(fault);
            }
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter(fault));
            if (Audience.of(request) == Audience.PEOPLE) {
                response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            } else {
                problem.write(response, problem(fault));
            }
        }
    }

    private static ServletException asDeclared(Exception fault) {
        return switch (fault) {
            case RuntimeException unchecked -> throw unchecked;
            case ServletException declared -> declared;
            default -> throw new IllegalStateException(fault);
        };
    }

    /** The receipts of messages use the connections of messages; health and metrics do not wait behind requests. */
    private static Workload workload(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/webhooks/")
                ? Workload.MESSAGES
                : path.startsWith("/actuator/") ? Workload.BACKGROUND : Workload.REQUESTS;
    }
}
