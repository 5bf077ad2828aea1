package io.smartqueue.live;

import io.smartqueue.queue.QueueId;
import io.smartqueue.tenant.TenantId;

/** The key of a device, which has no account: {@code ?key=} on the addresses of one queue's live events. */
public interface DeviceKeyCheck {

    /** Whether a device with this key may follow the queue. Called while no tenant is bound. */
    boolean opens(String key, TenantId tenant, QueueId queue);
}
