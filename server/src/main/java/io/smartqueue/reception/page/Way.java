package io.smartqueue.reception.page;

import io.smartqueue.queue.EntryChannel;

/** How somebody came to our pages: by a code that hangs at the place, or from anywhere. */
enum Way {
    CODE(EntryChannel.QR, "?via=qr"),
    ANYWHERE(EntryChannel.WEB, "");

    private final EntryChannel channel;
    private final String query;

    Way(EntryChannel channel, String query) {
        this.channel = channel;
        this.query = query;
    }

    static Way of(String via) {
        return via.equals("qr") ? CODE : ANYWHERE;
    }

    EntryChannel channel() {
        return channel;
    }

    /** With which addresses carry it on. */
    String query() {
        return query;
    }
}
