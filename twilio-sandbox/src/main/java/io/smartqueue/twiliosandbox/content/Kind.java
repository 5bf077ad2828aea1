package io.smartqueue.twiliosandbox.content;

import java.util.Optional;
import java.util.stream.Stream;

/** The types of content that the sandbox knows. */
public enum Kind {
    TEXT("twilio/text"),
    QUICK_REPLY("twilio/quick-reply"),
    LIST_PICKER("twilio/list-picker");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<Kind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
