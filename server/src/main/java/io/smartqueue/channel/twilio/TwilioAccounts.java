package io.smartqueue.channel.twilio;

import io.smartqueue.tenant.CurrentTenant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Decides which account of Twilio is used, for whatever is asked of it: the current organisation's own, where it
 * brought one, else the installation's.
 */
@Component
public class TwilioAccounts {

    private final TwilioSettings installation;
    private final ObjectProvider<OrganisationAccounts> own;

    public TwilioAccounts(TwilioSettings installation, ObjectProvider<OrganisationAccounts> own) {
        this.installation = installation;
        this.own = own;
    }

    public TwilioSettings current() {
        return own().orElse(installation);
    }

    public TwilioSettings ofInstallation() {
        return installation;
    }

    /** The account that the current organisation uses, and then the one that it may have used before. */
    public List<TwilioSettings> candidates() {
        return Stream.concat(own().stream(), Stream.of(installation)).toList();
    }

    /** Those that the current organisation has removed. */
    public List<TwilioSettings> former() {
        return CurrentTenant.find()
                .map(organisation -> own.getObject().former(organisation))
                .orElse(List.of());
    }

    // The database is not asked where no organisation is current: commands work without one.
    public Optional<TwilioSettings> own() {
        return CurrentTenant.find().flatMap(organisation -> own.getObject().of(organisation));
    }
}
