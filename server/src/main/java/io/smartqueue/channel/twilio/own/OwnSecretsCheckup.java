package io.smartqueue.channel.twilio.own;

import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenants;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whose own account cannot be used, because no key that is set opens its secrets. */
@Component("own.sendersCheckup")
@Order(645)
class OwnSecretsCheckup implements Checkup {

    private final ObjectProvider<Tenants> tenants;
    private final ObjectProvider<OwnAccounts> accounts;

    OwnSecretsCheckup(ObjectProvider<Tenants> tenants, ObjectProvider<OwnAccounts> accounts) {
        this.tenants = tenants;
        this.accounts = accounts;
    }

    @Override
    public List<Finding> examine() {
        OwnAccounts all = accounts.getObject();
        List<String> unreadable = tenants.getObject().all().stream()
                .filter(tenant -> CurrentTenant.call(tenant.id(), all::isUnreadable))
                .map(tenant -> tenant.slug().value())
                .toList();
        return unreadable.isEmpty()
                ? List.of()
                : List.of(Finding.wrong(
                        "senders",
                        "No key opens the secrets of the accounts of " + String.join(", ", unreadable)
                                + ": their messages wait, and their webhooks are refused.",
                        "Put the key back (data/secrets-key, or SMARTQUEUE_SECRETS_KEY) and restart all servers, or"
                                + " enter these accounts again."));
    }
}
