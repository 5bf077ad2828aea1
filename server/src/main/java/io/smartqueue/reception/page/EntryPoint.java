package io.smartqueue.reception.page;

import io.smartqueue.queue.EntryChannel;

/** How somebody came to our pages: by a code that hangs at the place, or from anywhere. */
public enum EntryPoint {
    CODE(EntryChannel.QR, "?via=qr"),
    ANYWHERE(EntryChannel.WEB, "");

    private final EntryChannel channel;
    private final String query;

    EntryPoint(EntryChannel channel, String query) {
        this.channel = channel;
        this.query = query;
    }

    public static EntryPoint of(String via) {
        return via.equals("qr") ? CODE : ANYWHERE;
    }

    public EntryChannel channel() {
        return channel;
    }

    /** With which addresses carry it on. */
    public String query() {
        return query;
    }
}
