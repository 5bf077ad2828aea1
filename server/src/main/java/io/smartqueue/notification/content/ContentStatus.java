package io.smartqueue.notification.content;

import java.util.Locale;

/** How far a content template has come. */
public enum ContentStatus {
    /** Nobody has asked for an approval. */
    DRAFT,
    SUBMITTED,
    APPROVED,
    REJECTED,
    /** For some hours, because recipients complained. */
    PAUSED,
    DISABLED;

    /** Whether messages that were planned with it go another way. */
    public boolean isStopped() {
        return this == REJECTED || this == PAUSED || this == DISABLED;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ContentStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
