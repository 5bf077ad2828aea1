package io.smartqueue.twiliosandbox.message;

import java.util.Locale;

/** Twilio's states of a message. */
public enum MessageStatus {
    SCHEDULED,
    ACCEPTED,
    QUEUED,
    SENDING,
    SENT,
    DELIVERED,
    READ,
    UNDELIVERED,
    FAILED,
    CANCELED,
    RECEIVED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nothing but a read receipt can follow. */
    public boolean isFinal() {
        return switch (this) {
            case SCHEDULED, ACCEPTED, QUEUED, SENDING, SENT -> false;
            case DELIVERED, READ, UNDELIVERED, FAILED, CANCELED, RECEIVED -> true;
        };
    }

    /** Handed to the network, which goes on with it whatever becomes of the account. */
    public boolean hasLeft() {
        return switch (this) {
            case SCHEDULED, ACCEPTED, QUEUED, SENDING, CANCELED -> false;
            case SENT, DELIVERED, READ, UNDELIVERED, FAILED, RECEIVED -> true;
        };
    }

    public boolean isCancelable() {
        return switch (this) {
            case SCHEDULED, ACCEPTED, QUEUED -> true;
            case SENDING, SENT, DELIVERED, READ, UNDELIVERED, FAILED, CANCELED, RECEIVED -> false;
        };
    }

    boolean mayBecome(MessageStatus next) {
        return this == DELIVERED ? next == READ : !isFinal() && next.ordinal() > ordinal();
    }
}
