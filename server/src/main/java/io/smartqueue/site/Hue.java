package io.smartqueue.site;

import java.util.Locale;

/** The background of a pictogram: seven colours that are easy to tell apart and do not stand for a state. */
public enum Hue {
    OCRE,
    LATERITE,
    INDIGO,
    LAGON,
    PRUNE,
    OLIVE,
    ARDOISE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Hue of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
