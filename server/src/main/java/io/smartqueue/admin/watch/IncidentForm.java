package io.smartqueue.admin.watch;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form with which somebody stops the line of a site.
 *
 * @param note for staff and screens
 * @param message to everybody in the line; empty tells nobody
 * @param slip the field that cannot be accepted; null while nothing is wrong
 */
public record IncidentForm(
        UUID site, String note, String message, @Nullable String slip) {

    public static final int LONGEST_NOTE = 300;
    public static final int LONGEST_MESSAGE = 1000;

    /** What is wrong with it: the field {@code note} or {@code message}; null when nothing is. */
    static @Nullable String slip(String note, String message) {
        if (note.isBlank() || note.length() > LONGEST_NOTE) {
            return "note";
        }
        return message.length() > LONGEST_MESSAGE ? "message" : null;
    }

    public boolean isWrong(String field) {
        return field.equals(slip);
    }
}
