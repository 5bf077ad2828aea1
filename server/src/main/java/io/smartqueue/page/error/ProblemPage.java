package io.smartqueue.page.error;

import io.smartqueue.page.Sheet;
import io.smartqueue.page.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An error page: why something was not done, in plain language.
 *
 * @param reference of a fault, for the operator
 */
public record ProblemPage(
        Sheet sheet,
        HttpStatus status,
        String title,
        String advice,
        @Nullable String reference) {

    private static final String BY_STATUS = "status.";

    /** With the message for the refusal's code, else for its status. */
    static ProblemPage of(Sheet sheet, HttpStatus status, String code, @Nullable String reference) {
        var words = sheet.words();
        String title = words.refusal(code).orElseGet(() -> words.say(BY_STATUS + key(words, status)));
        return new ProblemPage(sheet, status, title, words.say(BY_STATUS + key(words, status) + ".advice"), reference);
    }

    private static String key(Words words, HttpStatus status) {
        String own = String.valueOf(status.value());
        return words.know(BY_STATUS + own) ? own : status.is5xxServerError() ? "500" : "400";
    }
}
