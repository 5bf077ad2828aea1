package io.smartqueue.retention;

import java.time.Instant;

/** What is older than these instants ends. */
public record Cutoffs(Instant visits, Instant messages, Instant events) {}
