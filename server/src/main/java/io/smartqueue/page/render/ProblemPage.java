package io.smartqueue.page.render;

import io.smartqueue.page.Messages;
import io.smartqueue.page.PageContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An error page: why something was not done, in plain language.
 *
 * @param reference of a fault, for the operator
 * @param forStaff who knows the line, and cannot ask on site
 */
public record ProblemPage(
        PageContext sheet,
        HttpStatus status,
        String title,
        String advice,
        @Nullable String reference,
        boolean forStaff) {

    private static final String BY_STATUS = "status.";

    /** With the message for the refusal's code, else for its status. */
    static ProblemPage of(
            PageContext pageContext, HttpStatus status, String code, @Nullable String reference, boolean forStaff) {
        var messages = pageContext.words();
        String title = messages.refusal(code).orElseGet(() -> messages.say(BY_STATUS + key(messages, status)));
        return new ProblemPage(
                pageContext, status, title, advice(messages, key(messages, status), forStaff), reference, forStaff);
    }

    private static String advice(Messages messages, String status, boolean forStaff) {
        String forThem = BY_STATUS + status + ".staff";
        return messages.say(forStaff && messages.know(forThem) ? forThem : BY_STATUS + status + ".advice");
    }

    /** The way on. */
    public String home() {
        return forStaff ? "/counter" : "/";
    }

    private static String key(Messages messages, HttpStatus status) {
        String own = String.valueOf(status.value());
        return messages.know(BY_STATUS + own) ? own : status.is5xxServerError() ? "500" : "400";
    }
}
