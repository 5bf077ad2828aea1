package io.smartqueue.channel;

import io.smartqueue.customer.Medium;
import io.smartqueue.tenant.TenantId;
import java.util.Map;

/**
 * The messages of an organisation leave from other addresses from now on. Published as an event, in the transaction.
 *
 * @param own those of its own account; none where it uses the installation's
 * @param isMoved whether they belong to another account than before
 */
public record SendersChanged(TenantId organisation, Map<Medium, ChannelSender> own, boolean isMoved) {

    public SendersChanged {
        own = Map.copyOf(own);
    }
}
