package io.smartqueue.queue;

import java.util.Locale;

/** How urgent a visit is; what it is worth, the order of the queue decides. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    VIP;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Priority of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
