package io.smartqueue.queue;

import java.util.Locale;

/** How a ticket was taken. */
public enum EntryChannel {
    WEB,
    APP,
    QR,
    WHATSAPP,
    KIOSK,
    USSD,
    API;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static EntryChannel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
