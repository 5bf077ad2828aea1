package io.smartqueue.staff;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import io.smartqueue.staff.account.Accounts;
import io.smartqueue.staff.account.Memberships;
import io.smartqueue.staff.account.Passwords;
import io.smartqueue.staff.account.Tokens;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantSlug;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.PageRequest;
import io.smartqueue.web.PageResult;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of the current organisation, and how the first of them come to be. */
@Component
public class Staff {

    /**
     * A new member of staff.
     *
     * @param oneTimePassword shown once, to be changed at the first login; empty when the person had an account already
     */
    public record Enlisted(StaffMember member, Optional<Secret> oneTimePassword) {}

    private final Tenants tenants;
    private final Accounts accounts;
    private final Memberships memberships;
    private final Passwords passwords;
    private final Tokens tokens;
    private final ApplicationEventPublisher events;

    Staff(
            Tenants tenants,
            Accounts accounts,
            Memberships memberships,
            Passwords passwords,
            Tokens tokens,
            ApplicationEventPublisher events) {
        this.tenants = tenants;
        this.accounts = accounts;
        this.memberships = memberships;
        this.passwords = passwords;
        this.tokens = tokens;
        this.events = events;
    }

    /** Also one who has left. */
    @Transactional(readOnly = true)
    public Optional<StaffMember> find(StaffId id) {
        return memberships.find(id);
    }

    /** @throws Refusal 404 when there is none */
    @Transactional(readOnly = true)
    public StaffMember get(StaffId id) {
        return find(id).orElseThrow(() -> Refusal.notFound("unknown_agent", "Nobody here has this id."));
    }

    @Transactional(readOnly = true)
    public PageResult<StaffMember> list(@Nullable Boolean active, @Nullable Role role, PageRequest paging) {
        return memberships.list(active, role, paging);
    }

    @Transactional(readOnly = true)
    public boolean isLimitedTo(UUID siteId) {
        return memberships.isAnyLimitedTo(siteId);
    }

    /**
     * Gives somebody a place here, and an account if there is none for this address.
     *
     * @throws Refusal when the person works here already, or a site is unknown
     */
    @Transactional
    public Enlisted enlist(StaffDraft draft) {
        Set<UUID> sites = sites(draft);
        Optional<UUID> known = accounts.find(draft.email());
        if (known.isPresent() && accounts.belongsToNoOrganisation(known.get())) {
            throw Refusal.field("email", "not_available", "This address cannot be given a place here.");
        }
        Optional<Secret> password = known.isPresent() ? Optional.empty() : Optional.of(passwords.oneTime());
        UUID account = known.orElseGet(() -> accounts.create(
                draft.email(),
                draft.name().strip(),
                passwords.hash(password.orElseThrow().value()),
                true,
                false,
                false));
        StaffId id = memberships
                .add(account, draft.role(), publicName(draft), sites, skills(draft))
                .orElseThrow(() -> Refusal.conflict("already_member", "This person works here already."));
        if (Boolean.FALSE.equals(draft.isActive())) {
            memberships.change(id, draft.role(), publicName(draft), sites, skills(draft), false);
        }
        return new Enlisted(get(id), password);
    }

    /** Somebody of a demo organisation, who can sign in only while the demo is on. */
    @Transactional
    public StaffId enlistForDemo(StaffDraft draft, Secret password) {
        UUID account =
                accounts.create(draft.email(), draft.name(), passwords.hash(password.value()), false, false, true);
        return memberships
                .add(account, draft.role(), publicName(draft), Set.of(), skills(draft))
                .orElseThrow();
    }

    /** @throws Refusal when nobody would be left to administer the organisation */
    @Transactional
    public StaffMember change(StaffId id, StaffDraft draft) {
        Set<UUID> sites = sites(draft);
        Set<StaffId> admins = memberships.lockAdmins();
        StaffMember member = get(id);
        boolean active = Objects.requireNonNullElse(draft.isActive(), true);
        if (admins.equals(Set.of(id)) && !(active && draft.role() == Role.ADMIN)) {
            throw Refusal.conflict("last_admin", "Nobody else administers this organisation: appoint somebody first.");
        }
        if (!Accounts.normal(draft.email()).equals(member.email())) {
            throw Refusal.field("email", "not_changeable", "The address is how this person signs in.");
        }
        if (!draft.name().strip().equals(member.name())
                && !accounts.rename(member.accountId(), draft.name().strip())) {
            throw Refusal.field("name", "not_changeable", "This person works elsewhere too and keeps this name.");
        }
        memberships.change(id, draft.role(), publicName(draft), sites, skills(draft), active);
        if (!active) {
            endSessionsOfWhoWorksNowhere(member.accountId());
            events.publishEvent(new Reassigned(id, Set.of()));
        } else if (!sites.isEmpty()) {
            events.publishEvent(new Reassigned(id, sites));
        }
        return get(id);
    }

    @Transactional
    public StaffMember dismiss(StaffId id) {
        StaffMember member = get(id);
        return change(
                id,
                new StaffDraft(
                        member.email(),
                        member.name(),
                        member.publicName(),
                        member.role(),
                        List.copyOf(member.siteIds()),
                        member.skills(),
                        false));
    }

    /** An operator runs the installation and belongs to no organisation. */
    @Transactional
    public Secret createOperator(String email) {
        Secret password = passwords.oneTime();
        accounts.create(email, email.strip(), passwords.hash(password.value()), true, true, false);
        return password;
    }

    /** @return the administrator; with a one-time password unless the account existed */
    @Transactional
    public Enlisted createTenantWithAdmin(
            TenantSlug slug, String name, String country, String zone, String language, String adminEmail) {
        Tenant tenant = tenants.create(slug, name, country, zone, language, false);
        StaffDraft admin = new StaffDraft(adminEmail, adminEmail, name, Role.ADMIN, List.of(), List.of(), true);
        return CurrentTenant.call(tenant.id(), () -> enlist(admin));
    }

    private void endSessionsOfWhoWorksNowhere(UUID account) {
        accounts.byId(account)
                .filter(principal -> principal.memberships().isEmpty() && !principal.operator())
                .ifPresent(principal -> tokens.revokeAll(account, Optional.empty()));
    }

    private Set<UUID> sites(StaffDraft draft) {
        if (draft.role() == Role.OPERATOR) {
            throw Refusal.field("role", "invalid_choice", "Use one of: agent, manager, admin.");
        }
        Set<UUID> sites = new HashSet<>(Objects.requireNonNullElse(draft.siteIds(), List.of()));
        if (sites.isEmpty()) {
            return sites;
        }
        if (draft.role() == Role.ADMIN) {
            throw Refusal.field("site_ids", "not_for_admins", "An admin cannot be limited to some sites.");
        }
        if (!memberships.existing(sites).equals(sites)) {
            throw Refusal.field("site_ids", "unknown_site", "There is no such site here.");
        }
        return sites;
    }

    private static List<String> skills(StaffDraft draft) {
        return Objects.requireNonNullElse(draft.skills(), List.<String>of()).stream()
                .map(skill -> skill.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    private static String publicName(StaffDraft draft) {
        return draft.publicName() == null || draft.publicName().isBlank()
                ? draft.name().strip().split("\\s+", 2)[0]
                : draft.publicName().strip();
    }
}
