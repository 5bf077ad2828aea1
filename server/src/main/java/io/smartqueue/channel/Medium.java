package io.smartqueue.channel;

import java.util.Locale;

/** The medium by which a message reaches a person. */
public enum Medium {
    SMS,
    WHATSAPP,
    EMAIL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Medium of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
