package io.smartqueue.notification;

import io.smartqueue.channel.DeliveryStatus;
import java.util.Locale;
import java.util.Set;

/**
 * How far a message has come, in the order of the contract; {@code sending} also while an unknown outcome is being
 * settled. A notification only moves forward, but for an attempt that is made once more.
 */
public enum NotificationStatus {
    PENDING,
    SENDING,
    SENT,
    DELIVERED,
    READ,
    UNDELIVERED,
    FAILED,
    EXPIRED,
    SUPPRESSED,
    CANCELLED;

    /** The one table of transitions: the statuses that this one may follow. */
    public Set<NotificationStatus> mayFollow() {
        return switch (this) {
            case PENDING, EXPIRED, SUPPRESSED -> Set.of(SENDING);
            case SENDING -> Set.of(PENDING);
            case SENT -> Set.of(PENDING, SENDING);
            // The phone may have it after all, when the provider has given up waiting for the carrier's word.
            case DELIVERED -> Set.of(PENDING, SENDING, SENT, UNDELIVERED);
            case READ -> Set.of(PENDING, SENDING, SENT, UNDELIVERED, DELIVERED);
            // A receipt may overtake the end of the attempt that it reports on.
            case UNDELIVERED, FAILED, CANCELLED -> Set.of(PENDING, SENDING, SENT);
        };
    }

    /** Ended by us; a provider that had the message nevertheless may still report any progress. */
    public boolean isGivenUp() {
        return this == FAILED || this == EXPIRED || this == CANCELLED;
    }

    public boolean isDelivered() {
        return this == DELIVERED || this == READ;
    }

    /** The person has not been told, and will not be. */
    public boolean isLost() {
        return switch (this) {
            case UNDELIVERED, FAILED, EXPIRED, SUPPRESSED -> true;
            case PENDING, SENDING, SENT, DELIVERED, READ, CANCELLED -> false;
        };
    }

    /** News of it is still to be expected. */
    public boolean isUnderWay() {
        return this == PENDING || this == SENDING || this == SENT;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static NotificationStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public static NotificationStatus of(DeliveryStatus reported) {
        return switch (reported) {
            case SENT -> SENT;
            case DELIVERED -> DELIVERED;
            case READ -> READ;
            case UNDELIVERED -> UNDELIVERED;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
        };
    }

    /** As a statement takes them. */
    public static String[] codes(Set<NotificationStatus> statuses) {
        return statuses.stream().map(NotificationStatus::code).toArray(String[]::new);
    }
}
