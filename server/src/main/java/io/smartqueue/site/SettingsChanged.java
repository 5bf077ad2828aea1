package io.smartqueue.site;

import io.smartqueue.tenant.TenantId;

/**
 * A site, its opening hours or a service has changed. Published inside the transaction that did it: a listener may only
 * act after the commit.
 */
public record SettingsChanged(TenantId tenant) {}
