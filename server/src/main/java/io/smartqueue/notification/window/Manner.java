package io.smartqueue.notification.window;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a WhatsApp message is sent. */
public sealed interface Manner {

    /** As it is written. */
    record Text() implements Manner {}

    /**
     * As a content template of the provider.
     *
     * @param category as WhatsApp has it, null if nobody knows
     * @param variables by their numbers
     * @param body as it will read, where the template's words are known here
     */
    record Content(String sid, @Nullable String category, Map<String, String> variables, Optional<String> body)
            implements Manner {}

    /** Not now. */
    sealed interface Held extends Manner {}

    /** Not at all: the next channel is taken. */
    record Impossible(String code, String because) implements Held {}

    /** WhatsApp is about to decide about the template. */
    record Later(String code, String because) implements Held {}
}
