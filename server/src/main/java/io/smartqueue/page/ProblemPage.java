package io.smartqueue.page;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An error page: why something was not done, in plain language.
 *
 * @param reference of a fault, for the operator
 */
public record ProblemPage(
        PageContext sheet,
        HttpStatus status,
        String title,
        String advice,
        @Nullable String reference) {

    private static final String BY_STATUS = "status.";

    /** With the message for the refusal's code, else for its status. */
    static ProblemPage of(PageContext pageContext, HttpStatus status, String code, @Nullable String reference) {
        var messages = pageContext.words();
        String title = messages.refusal(code).orElseGet(() -> messages.say(BY_STATUS + key(messages, status)));
        return new ProblemPage(
                pageContext, status, title, messages.say(BY_STATUS + key(messages, status) + ".advice"), reference);
    }

    private static String key(Messages messages, HttpStatus status) {
        String own = String.valueOf(status.value());
        return messages.know(BY_STATUS + own) ? own : status.is5xxServerError() ? "500" : "400";
    }
}
