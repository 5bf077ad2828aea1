package io.smartqueue.queue.event;

import io.smartqueue.queue.QueueId;
import io.smartqueue.tenant.TenantId;
import java.time.Instant;

/** A queue has needed more counters than are open for some time; told again only when it has become twice as bad. */
public record CountersNeeded(TenantId tenant, QueueId queue, int needed, int open, Instant at) {}
