package io.smartqueue.channel.twilio;

import io.smartqueue.kernel.Secret;
import io.smartqueue.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** The accounts that organisations brought. */
public interface OrganisationAccounts {

    /** @param senders the addresses that its messages leave from */
    record Signing(TenantId organisation, Secret token, List<String> senders) {}

    /** As the settings of an installation with that account; empty where it uses the installation's. */
    Optional<TwilioSettings> of(TenantId organisation);

    /** Who may sign for the account with this SID; several where organisations share one. */
    List<Signing> signing(String accountSid);
}
