package io.smartqueue.queue.stats;

import io.smartqueue.queue.QueueId;
import io.smartqueue.tenant.TenantId;
import java.time.Instant;

/** A queue has needed more counters than are open for some time. Published again only when the need has doubled. */
record CountersNeeded(TenantId tenant, QueueId queue, int needed, int open, Instant at) {}
