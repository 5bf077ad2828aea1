package io.smartqueue.queue.event;

import io.smartqueue.tenant.TenantId;

/**
 * A counter was opened or closed, and its row is written in {@code counter_event}. Published inside the transaction
 * that did it: a listener may only act after the commit.
 */
public record CounterChanged(TenantId tenant) {}
