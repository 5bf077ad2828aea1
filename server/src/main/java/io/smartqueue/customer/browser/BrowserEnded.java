package io.smartqueue.customer.browser;

import io.smartqueue.tenant.TenantId;
import java.util.UUID;

/** The browser of a visit is not told any more, though the visit goes on; published in the transaction of it. */
public record BrowserEnded(TenantId tenant, UUID visit) {}
