package io.smartqueue.queue;

import java.time.Duration;
import java.util.Locale;

/** How urgent a visit is; what it is worth, the order of the queue decides. */
public enum Priority {
    LOW(-10),
    NORMAL(0),
    HIGH(15),
    VIP(30);

    private final Duration worth;

    Priority(int minutes) {
        this.worth = Duration.ofMinutes(minutes);
    }

    /** So much time already waited; nobody starves, because the turn of everybody comes. */
    public Duration worth() {
        return worth;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Priority of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
