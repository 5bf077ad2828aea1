package io.smartqueue.notification.text;

import io.smartqueue.customer.Medium;
import java.util.Locale;

/** How the SMS of a template are spelt. */
public enum SmsSpelling {
    AS_WRITTEN,
    /** With letters of GSM-7 alone where that is possible; see {@link SimpleSpelling}. */
    SIMPLIFIED;

    /** The words of a message as they will be read. */
    public String apply(Medium medium, String words) {
        return this == SIMPLIFIED && medium.isPaidBySegment()
                ? SimpleSpelling.of(words).orElse(words)
                : words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SmsSpelling of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
