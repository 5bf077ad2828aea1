package io.smartqueue.conversation.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a message may ask for. The words for each, by language, are in the vocabularies. */
public enum Keyword {
    TAKE,
    WHERE,
    PASS,
    LATER,
    HERE,
    LEAVE,
    HELP,
    STOP,
    START;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Keyword of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Empty for a word that a provider may have from tomorrow. */
    public static Optional<Keyword> find(String code) {
        return Arrays.stream(values())
                .filter(keyword -> keyword.code().equalsIgnoreCase(code))
                .findFirst();
    }
}
