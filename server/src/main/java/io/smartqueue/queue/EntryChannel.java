package io.smartqueue.queue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a ticket was taken. */
public enum EntryChannel {
    WEB,
    APP,
    QR,
    WHATSAPP,
    SMS,
    KIOSK,
    USSD,
    API;

    /** Written to us, on a phone that need not read pages. */
    public boolean isMessage() {
        return this == WHATSAPP || this == SMS;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> codes() {
        return Stream.of(values()).map(EntryChannel::code).toList();
    }

    public static EntryChannel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
