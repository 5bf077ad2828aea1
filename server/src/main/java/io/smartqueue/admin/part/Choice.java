package io.smartqueue.admin.part;

import java.util.List;
import java.util.UUID;

/**
 * One of the values that a field offers.
 *
 * @param value as it is sent
 * @param label in the reader's language
 */
public record Choice(String value, String label) {

    public static Choice of(UUID id, String label) {
        return new Choice(id.toString(), label);
    }

    /** Whether a form that offers these can send the value back. */
    public static boolean isOffered(String value, List<Choice> choices) {
        return choices.stream().anyMatch(choice -> choice.value().equals(value));
    }
}
