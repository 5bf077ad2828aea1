package io.smartqueue.reception.taking;

import java.util.Locale;

/** Whether an organisation wants to know something. */
public enum Asking {
    NO,
    OPTIONAL,
    REQUIRED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Asking of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
