package io.smartqueue.channel.twilio;

import io.smartqueue.kernel.Secret;
import io.smartqueue.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** The accounts that organisations brought. */
public interface OrganisationAccounts {

    /** Which of an account's tokens it is. */
    enum Age {
        PRESENT,
        /** Replaced by another; Twilio signs with it until that is promoted. */
        EARLIER,
        /** Of an account that the organisation has removed; it may tell of what had left from there. */
        LEFT
    }

    /** @param senders the addresses that its messages leave from, and the SID of its messaging service */
    record Signing(TenantId organisation, Secret token, Age age, List<String> senders) {}

    /** As the settings of an installation with that account; empty where it uses the installation's. */
    Optional<TwilioSettings> of(TenantId organisation);

    /** The accounts that it has removed, from which messages may still be under way. */
    List<TwilioSettings> former(TenantId organisation);

    /** Who may sign for the account with this SID; several where organisations share one. */
    List<Signing> signing(String accountSid);

    /** Twilio has signed so: with the present token, once that is promoted. */
    void hasSigned(Signing signing, String accountSid);
}
