package io.smartqueue.site;

import java.util.Locale;

/** The cloth behind a pictogram: seven that everybody tells apart, none of which means a state. */
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
