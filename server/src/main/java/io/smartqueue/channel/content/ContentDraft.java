package io.smartqueue.channel.content;

import java.util.List;

/**
 * Content as the provider is given it.
 *
 * @param name by which it is found again
 * @param body with variables {@code {{1}}}, {@code {{2}}} and so on
 * @param samples a value for each variable, in order
 * @param opener the words of the button that opens a list; empty for other kinds
 */
public record ContentDraft(
        String name,
        String language,
        Kind kind,
        String body,
        List<Choice> choices,
        List<String> samples,
        String opener) {

    public enum Kind {
        TEXT,
        QUICK_REPLY,
        LIST_PICKER
    }

    /** @param id what comes back when it is chosen */
    public record Choice(String id, String title) {}
}
