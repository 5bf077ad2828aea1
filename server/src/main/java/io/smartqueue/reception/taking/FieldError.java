package io.smartqueue.reception.taking;

import io.smartqueue.page.Messages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What does not fit yet on a form, with what is to be known to repair it.
 *
 * @param field by its name on the form
 * @param code of the words that say it, below {@code slip.}
 * @param values by name, as the words take them
 */
public record FieldError(String field, String code, List<Object> values) {

    public static FieldError of(String field, String code, Object... values) {
        return new FieldError(field, code, List.of(values));
    }

    /** What to repair in a field, in words; null when nothing is. */
    public static @Nullable String words(Messages messages, List<FieldError> slips, String field) {
        return slips.stream()
                .filter(slip -> slip.field().equals(field))
                .findFirst()
                .map(slip -> messages.say("slip." + slip.code(), slip.values().toArray()))
                .orElse(null);
    }
}
