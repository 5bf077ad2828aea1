package io.smartqueue.notification.content;

import java.util.Locale;

/** What WhatsApp charges a template as. */
public enum ContentCategory {
    UTILITY,
    MARKETING;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ContentCategory of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
