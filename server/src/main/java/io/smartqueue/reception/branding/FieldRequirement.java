package io.smartqueue.reception.branding;

import java.util.Locale;

/** Whether an organisation wants to know something. */
public enum FieldRequirement {
    NO,
    OPTIONAL,
    REQUIRED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FieldRequirement of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
