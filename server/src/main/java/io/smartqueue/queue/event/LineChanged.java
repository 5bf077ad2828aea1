package io.smartqueue.queue.event;

import io.smartqueue.tenant.TenantId;

/**
 * Something that is no ticket has changed: a queue, an incident, a counter, the hours. Who shows the line should look
 * again. Published inside the transaction that did it: a listener may only act after the commit.
 */
public record LineChanged(TenantId tenant) {}
