package io.smartqueue.queue.accuracy;

import java.util.Locale;

/** How a wait is predicted: as people are told it, or by one of three simpler ways for comparison. */
public enum Method {
    OURS,
    EARLIER,
    LAST_TO_ENTER,
    QUEUE_LENGTH;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Method of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
