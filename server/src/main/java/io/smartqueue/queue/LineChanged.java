package io.smartqueue.queue;

import io.smartqueue.tenant.TenantId;

/**
 * A queue, an incident or a counter has changed. A page that shows the line should reload. Published inside the
 * transaction that did it: a listener may only act after the commit.
 */
public record LineChanged(TenantId tenant) {}
