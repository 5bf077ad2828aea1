package io.smartqueue.page.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One operation as a person reads it.
 *
 * @param words of the whole description in small letters, in which a search looks
 */
public record ApiOperation(
        String id,
        String tag,
        String method,
        String path,
        String summary,
        String description,
        List<ApiField> parameters,
        List<ApiField> body,
        List<ApiAnswer> answers,
        String words) {

    /** @param fields of the answer; empty when it has none, and for refusals, which all have the same */
    public record ApiAnswer(String status, String description, List<ApiField> fields) {}

    boolean has(String typed) {
        return Arrays.stream(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .allMatch(words::contains);
    }
}
