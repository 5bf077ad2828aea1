package io.smartqueue.channel;

/** The state of a message as the provider reports it; its finer steps before delivery all count as sent. */
public enum DeliveryStatus {
    SENT,
    DELIVERED,
    READ,
    UNDELIVERED,
    FAILED,
    CANCELLED
}
