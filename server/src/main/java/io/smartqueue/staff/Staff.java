package io.smartqueue.staff;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import io.smartqueue.security.Role;
import io.smartqueue.security.StaffId;
import io.smartqueue.security.signin.Accounts;
import io.smartqueue.staff.invitation.Invitations;
import io.smartqueue.staff.invitation.OwedLetters;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of the current organisation. */
@Component
public class Staff {

    /** A new member of staff, with what they need to get in. */
    public record Enlisted(StaffMember member, AccessSecret access) {}

    private final Accounts accounts;
    private final Memberships memberships;
    private final Invitations invitations;
    private final InitialPasswords initialPasswords;
    private final OwedLetters letters;
    private final ApplicationEventPublisher events;

    Staff(
            Accounts accounts,
            Memberships memberships,
            Invitations invitations,
            InitialPasswords initialPasswords,
            OwedLetters letters,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.invitations = invitations;
        this.initialPasswords = initialPasswords;
        this.letters = letters;
        this.events = events;
    }

    /** Also somebody who has left, or has not come yet. */
    @Transactional(readOnly = true)
    public Optional<StaffMember> find(StaffId id) {
        return memberships.find(id);
    }

    /** @throws Refusal 404 when there is none */
    @Transactional(readOnly = true)
    public StaffMember get(StaffId id) {
        return find(id).orElseThrow(() -> Refusal.notFound("unknown_agent", "Nobody here has this id."));
    }

    /** @param typed parts of name or address, all of which must be met with */
    @Transactional(readOnly = true)
    public PageResult<StaffMember> list(
            @Nullable Boolean active, @Nullable Role role, @Nullable String typed, PageRequest paging) {
        return memberships.list(active, role, typed, paging);
    }

    /**
     * Takes somebody on. An account that this organisation made works here at once; one that another organisation made
     * is invited, because a password made there must open nothing here.
     *
     * @throws Refusal when the person works here or is invited already, or a site is unknown
     */
    @Transactional
    public Enlisted enlist(StaffDraft draft) {
        Assignment assignment = Assignment.of(draft);
        Optional<InitialPasswords.Opened> opened = openAccount(draft);
        if (opened.isPresent()) {
            StaffId id = addMember(opened.get().account(), assignment, draft);
            return new Enlisted(
                    get(id), new AccessSecret.OneTimePassword(opened.get().oneTimePassword()));
        }
        UUID account = availableAccount(draft);
        return memberships.isHomeOf(account) ? takeBack(account, assignment, draft) : invite(account, assignment);
    }

    /**
     * Takes somebody on by a letter to their address. They work here from the moment at which they accept: with the
     * password that they choose there, or with that of an account they have.
     *
     * @throws Refusal where this installation sends no e-mail, and as {@link #enlist}
     */
    @Transactional
    public Enlisted enlistByMail(StaffDraft draft) {
        Assignment assignment = Assignment.of(draft);
        UUID account =
                openAccount(draft).map(InitialPasswords.Opened::account).orElseGet(() -> availableAccount(draft));
        StaffId id = memberships.addInvited(account, assignment).orElseThrow(Staff::alreadyMember);
        invitations.inviteByMail(account, id);
        return new Enlisted(get(id), new AccessSecret.Mailed());
    }

    /** Whether this installation sends e-mail, so that people can be invited by it. */
    public boolean canBeMailed() {
        return letters.canBeSent();
    }

    /** @throws Refusal 404 for nobody's id, 409 where there is no mail or no open invitation */
    @Transactional
    public StaffMember inviteAgainByMail(StaffId id) {
        get(id);
        letters.oweAgain(id);
        return get(id);
    }

    /** One that nobody ever joined with is as good as new: its password was told to nobody who has a right by it. */
    private Optional<InitialPasswords.Opened> openAccount(StaffDraft draft) {
        return initialPasswords
                .openAccount(draft.email(), draft.name().strip(), false)
                .or(() -> accounts.find(draft.email())
                        .filter(account -> !accounts.isOperatorOrDemo(account))
                        .filter(account -> !memberships.hasJoinedAny(account))
                        .flatMap(account -> initialPasswords
                                .renew(account)
                                .map(password -> new InitialPasswords.Opened(account, password))));
    }

    private UUID availableAccount(StaffDraft draft) {
        UUID account = accounts.find(draft.email()).orElseThrow();
        if (accounts.isOperatorOrDemo(account)) {
            throw Refusal.field("email", "not_available", "This address cannot be given a place here.");
        }
        return account;
    }

    private Enlisted takeBack(UUID account, Assignment assignment, StaffDraft draft) {
        StaffId id = addMember(account, assignment, draft);
        AccessSecret access = initialPasswords
                .renew(account)
                .<AccessSecret>map(AccessSecret.OneTimePassword::new)
                .orElseGet(AccessSecret.OwnPassword::new);
        return new Enlisted(get(id), access);
    }

    private Enlisted invite(UUID account, Assignment assignment) {
        StaffId id = memberships.addInvited(account, assignment).orElseThrow(Staff::alreadyMember);
        Secret secret = invitations.invite(account, id);
        return new Enlisted(get(id), new AccessSecret.Invitation(secret));
    }

    private StaffId addMember(UUID account, Assignment assignment, StaffDraft draft) {
        StaffId id = memberships.add(account, assignment).orElseThrow(Staff::alreadyMember);
        if (Boolean.FALSE.equals(draft.isActive())) {
            memberships.setActive(id, false);
        }
        return id;
    }

    private static Refusal alreadyMember() {
        return Refusal.conflict("already_member", "This person works here already.");
    }

    /** Somebody of a demo organisation, who can sign in only while the demo is on. */
    @Transactional
    public StaffId enlistForDemo(StaffDraft draft, Secret password) {
        UUID account = initialPasswords.openDemoAccount(draft.email(), draft.name(), password);
        return memberships.add(account, Assignment.of(draft)).orElseThrow();
    }

    /** @throws Refusal when nobody would be left to administer the organisation, or only {@link #enlist} brings back */
    @Transactional
    public StaffMember change(StaffId id, StaffDraft draft) {
        Assignment assignment = Assignment.of(draft);
        Set<StaffId> admins = memberships.lockAdmins();
        StaffMember member = get(id);
        boolean active = staysOrBecomesActive(member, draft);
        if (admins.equals(Set.of(id)) && !(active && draft.role() == Role.ADMIN)) {
            throw Refusal.conflict("last_admin", "Nobody else administers this organisation: appoint somebody first.");
        }
        if (!Accounts.normal(draft.email()).equals(member.email())) {
            throw Refusal.field("email", "not_changeable", "The address is how this person signs in.");
        }
        rename(member, draft.name().strip());
        memberships.change(id, assignment);
        if (active != member.isActive()) {
            memberships.setActive(id, active);
        }
        if (!active && member.isActive()) {
            endSessionsOfWhoWorksNowhere(member.accountId());
            events.publishEvent(new Reassigned(id, Set.of()));
        } else if (active && !assignment.siteIds().isEmpty()) {
            events.publishEvent(new Reassigned(id, assignment.siteIds()));
        }
        return get(id);
    }

    // Only the person decides about an invitation, so a representation sent back as it was read changes nothing there.
    private boolean staysOrBecomesActive(StaffMember member, StaffDraft draft) {
        boolean wanted = Objects.requireNonNullElse(draft.isActive(), member.status() != StaffMember.Status.INVITED);
        if (wanted && !member.isActive()) {
            if (member.status() == StaffMember.Status.INVITED) {
                throw Refusal.conflict("not_accepted", "This person has not accepted the invitation yet.");
            }
            if (!memberships.isHomeOf(member.accountId()) || accounts.mustChangePassword(member.accountId())) {
                throw Refusal.conflict(
                        "enlist_again",
                        "This person needs a new secret to come back: POST agents/ with this address answers with it.");
            }
        }
        return wanted;
    }

    private void rename(StaffMember member, String name) {
        if (name.equals(member.name())) {
            return;
        }
        if (!memberships.isHomeOf(member.accountId())) {
            throw Refusal.field("name", "not_changeable", "This person works elsewhere too and keeps this name.");
        }
        accounts.rename(member.accountId(), name);
    }

    /** Withdraws the invitation, where there is only that. */
    @Transactional
    public StaffMember dismiss(StaffId id) {
        if (get(id).status() == StaffMember.Status.INVITED && invitations.withdraw(id)) {
            return get(id);
        }
        StaffDraft present = StaffDraft.of(get(id));
        return change(
                id,
                new StaffDraft(
                        present.email(),
                        present.name(),
                        present.publicName(),
                        present.role(),
                        present.siteIds(),
                        present.skills(),
                        false));
    }

    /**
     * Gives a member of staff a one-time password in place of their own, and ends every session of the account.
     *
     * @throws Refusal for somebody who does not work here, and for an account that opens more than this organisation
     */
    @Transactional
    public Secret resetPassword(StaffId id) {
        StaffMember member = get(id);
        // An invitation elsewhere cannot be accepted until the transaction ends.
        accounts.lockAndMustChangePassword(member.accountId());
        if (!memberships.isHomeOf(member.accountId()) || accounts.isOperator(member.accountId())) {
            throw Refusal.conflict(
                    "works_elsewhere_too",
                    "This account opens more than this organisation, so only the operator resets its password:"
                            + " bin/smartqueue password reset.");
        }
        if (!member.isActive()) {
            throw Refusal.conflict(
                    "enlist_again", "This person has left: POST agents/ with this address brings them back.");
        }
        return initialPasswords.reset(member.accountId());
    }

    private void endSessionsOfWhoWorksNowhere(UUID account) {
        accounts.byId(account)
                .filter(principal -> principal.memberships().isEmpty() && !principal.operator())
                .ifPresent(principal -> initialPasswords.retire(account));
    }
}
