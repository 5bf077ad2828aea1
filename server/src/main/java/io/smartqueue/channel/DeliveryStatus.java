package io.smartqueue.channel;

/** How far a provider says a message has come; its finer steps on the way out all count as sent. */
public enum DeliveryStatus {
    SENT,
    DELIVERED,
    READ,
    UNDELIVERED,
    FAILED,
    CANCELLED
}
