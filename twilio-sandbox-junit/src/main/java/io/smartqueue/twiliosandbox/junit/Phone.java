package io.smartqueue.twiliosandbox.junit;

import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.inbound.Received;
import io.smartqueue.twiliosandbox.inbound.Said;
import io.smartqueue.twiliosandbox.media.Attachment;
import java.util.List;

/**
 * Somebody's phone, on one channel: {@code +221…} for SMS, {@code whatsapp:+221…}, or {@code whatsapp:SN.4711} for
 * somebody who hides their number. Whatever it sends returns when the application has answered.
 */
public final class Phone {
    private final TwilioSandbox sandbox;
    private final String address;

    Phone(TwilioSandbox sandbox, String address) {
        this.sandbox = sandbox;
        this.address = address;
    }

    public String address() {
        return address;
    }

    public Received writes(String words) {
        return sandbox.inbound(said(words));
    }

    /** To another sender than the account's usual one on this channel. */
    public Received writesTo(String sender, String words) {
        return sandbox.inbound(Said.words(address, sender, words));
    }

    /** On WhatsApp: presses the button with this payload. */
    public Received presses(String payload, String text) {
        return sandbox.inbound(said(text).pressing(payload));
    }

    /** On WhatsApp: chooses the entry of a list with this id. */
    public Received chooses(String listId, String text) {
        return sandbox.inbound(said(text).choosing(listId));
    }

    /** Sends a file, such as an {@code image/png}. */
    public Received shows(String contentType, byte[] content) {
        return sandbox.inbound(said("").showing(new Attachment(contentType, content)));
    }

    /** On WhatsApp: joins Twilio's sandbox. */
    public Received joins() {
        return writes(sandbox.joinWords());
    }

    /** What has been sent to it so far, oldest first, Twilio's own answers too. */
    public List<SentMessage> received() {
        return sandbox.messages().stream()
                .filter(message -> message.to().equals(address))
                .toList();
    }

    private Said said(String words) {
        return Said.words(address, null, words);
    }

    @Override
    public String toString() {
        return address;
    }
}
