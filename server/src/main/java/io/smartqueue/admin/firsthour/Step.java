package io.smartqueue.admin.firsthour;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is set up in the first hour, in the order in which one thing needs the other. */
public enum Step {
    ORGANISATION,
    SITE,
    SERVICES,
    QUEUES,
    COUNTERS,
    PEOPLE,
    WORDS,
    MESSAGE,
    POSTER,
    TICKET;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Step> of(String code) {
        return Arrays.stream(values()).filter(step -> step.code().equals(code)).findFirst();
    }

    /** The last one leads to itself. */
    public Step next() {
        return values()[Math.min(ordinal() + 1, values().length - 1)];
    }

    /** Of its words: {@code first.site.title}. */
    public String words(String end) {
        return "first." + code() + "." + end;
    }
}
