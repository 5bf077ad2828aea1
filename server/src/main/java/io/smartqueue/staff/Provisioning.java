package io.smartqueue.staff;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import io.smartqueue.security.Role;
import io.smartqueue.security.signin.Accounts;
import io.smartqueue.staff.invitation.Invitations;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantOpened;
import io.smartqueue.tenant.TenantSlug;
import io.smartqueue.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How organisations and operators come to be. */
@Component
public class Provisioning {

    private final Tenants tenants;
    private final Staff staff;
    private final Accounts accounts;
    private final InitialPasswords initialPasswords;
    private final Invitations invitations;
    private final ApplicationEventPublisher events;

    Provisioning(
            Tenants tenants,
            Staff staff,
            Accounts accounts,
            InitialPasswords initialPasswords,
            Invitations invitations,
            ApplicationEventPublisher events) {
        this.tenants = tenants;
        this.staff = staff;
        this.accounts = accounts;
        this.initialPasswords = initialPasswords;
        this.invitations = invitations;
        this.events = events;
    }

    /**
     * An operator runs the installation and belongs to no organisation. An account that is there already becomes one
     * when its owner accepts.
     *
     * @throws Refusal when the account is an operator's or the demo's
     */
    @Transactional
    public AccessSecret createOperator(String email) {
        Optional<InitialPasswords.Opened> opened = initialPasswords.openAccount(email, email.strip(), true);
        if (opened.isPresent()) {
            return new AccessSecret.OneTimePassword(opened.get().oneTimePassword());
        }
        UUID account = accounts.find(email).orElseThrow();
        if (accounts.isOperatorOrDemo(account)) {
            throw Refusal.field("email", "taken", "An account with this address exists.");
        }
        return new AccessSecret.Invitation(invitations.inviteOperator(account));
    }

    /**
     * For the operator's command line, so also for accounts of several organisations.
     *
     * @throws Refusal when there is no such account
     */
    @Transactional
    public Secret resetPassword(String email) {
        UUID account = accounts.find(email)
                .orElseThrow(() -> Refusal.field("email", "unknown_account", "No account has this address."));
        return initialPasswords.reset(account);
    }

    /** An organisation, and who administers it; an administrator with an account is invited. */
    @Transactional
    public Staff.Enlisted createTenantWithAdmin(
            TenantSlug slug, String name, String country, String zone, String language, String adminEmail) {
        return open(tenants.create(slug, name, country, zone, language, false), adminEmail, staff::enlist);
    }

    /**
     * The same, with a letter to the administrator instead of a secret.
     *
     * @throws Refusal 409 {@code no_mail}
     */
    @Transactional
    public Staff.Enlisted createTenantWithInvitedAdmin(
            TenantSlug slug, String name, String country, String zone, String language, String adminEmail) {
        return open(tenants.create(slug, name, country, zone, language, false), adminEmail, staff::enlistByMail);
    }

    private Staff.Enlisted open(Tenant tenant, String adminEmail, Function<StaffDraft, Staff.Enlisted> enlist) {
        var admin = new StaffDraft(adminEmail, adminEmail, tenant.name(), Role.ADMIN, List.of(), List.of(), true);
        events.publishEvent(new TenantOpened(tenant.id()));
        return CurrentTenant.call(tenant.id(), () -> enlist.apply(admin));
    }
}
