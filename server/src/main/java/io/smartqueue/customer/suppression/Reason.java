package io.smartqueue.customer.suppression;

import java.util.Locale;

/** Why nothing is sent to an address. */
public enum Reason {
    /** The person has said so, and only the person takes it back. */
    STOP("suppressed_stop", "The recipient has stopped messages by this channel."),
    INVALID("suppressed_invalid", "No message reaches this address."),
    NOT_ON_WHATSAPP("suppressed_invalid", "The recipient is not on WhatsApp."),
    BOUNCED("suppressed_invalid", "Messages to this address have come back."),
    BY_STAFF("suppressed_stop", "The organisation's staff have stopped messages to this address.");

    private final String errorCode;
    private final String sentence;

    Reason(String errorCode, String sentence) {
        this.errorCode = errorCode;
        this.sentence = sentence;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Reason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** With which a message ends that is not sent for this reason. */
    public String errorCode() {
        return errorCode;
    }

    public String sentence() {
        return sentence;
    }
}
