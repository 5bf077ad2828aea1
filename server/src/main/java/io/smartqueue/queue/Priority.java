package io.smartqueue.queue;

import java.time.Duration;
import java.util.Locale;

/** How urgent a visit is. The order of the queue decides whether it counts. */
public enum Priority {
    LOW(-10),
    NORMAL(0),
    HIGH(15),
    VIP(30);

    private final Duration worth;

    Priority(int minutes) {
        this.worth = Duration.ofMinutes(minutes);
    }

    /** The time that a priority counts as already waited. Nobody waits for ever, because the bonus is limited. */
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
