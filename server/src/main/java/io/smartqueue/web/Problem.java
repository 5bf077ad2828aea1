package io.smartqueue.web;

import io.smartqueue.kernel.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problem documents (RFC 9457) with a stable code: the only form of a refusal. */
@Component
public class Problem {

    private static final String REFERENCE = "reference";

    private final JsonMapper json;

    Problem(JsonMapper json) {
        this.json = json;
    }

    public static ProblemDetail of(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("about:blank"));
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("code", code);
        return problem;
    }

    public static ProblemDetail of(Refusal refusal) {
        ProblemDetail problem = of(status(refusal.kind()), refusal.code(), String.valueOf(refusal.getMessage()));
        withErrors(problem, refusal.fields());
        refusal.details().forEach(problem::setProperty);
        return problem;
    }

    static ProblemDetail invalid(List<Refusal.Field> fields) {
        return of(Refusal.fields(fields));
    }

    private static void withErrors(ProblemDetail problem, List<Refusal.Field> fields) {
        if (!fields.isEmpty()) {
            problem.setProperty("errors", fields);
        }
    }

    /** Something failed on our side; the reference leads to the log line with the cause. */
    public static ProblemDetail fault() {
        String reference = RequestId.current();
        ProblemDetail problem = of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal_error",
                "Something failed on our side. Give this reference to the operator: " + reference);
        problem.setProperty(REFERENCE, reference);
        return problem;
    }

    /** The header of a refusal that says when to retry. */
    public static void retryAfter(Refusal refusal, BiConsumer<String, String> header) {
        if (refusal.details().get("retry_after_seconds") instanceof Number seconds) {
            header.accept(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
    }

    public static String code(ProblemDetail problem) {
        return member(problem, "code").orElse("");
    }

    public static @Nullable String reference(ProblemDetail problem) {
        return member(problem, REFERENCE).orElse(null);
    }

    private static Optional<String> member(ProblemDetail problem, String name) {
        return Optional.ofNullable(problem.getProperties()).map(members -> (String) members.get(name));
    }

    public static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case GONE -> HttpStatus.GONE;
            case CHANGED -> HttpStatus.PRECONDITION_FAILED;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
            case UNAVAILABLE -> HttpStatus.BAD_GATEWAY;
        };
    }

    /** For filters, which answer before any controller does. */
    public void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
