package io.smartqueue.staff.invitation;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import io.smartqueue.kernel.Times;
import io.smartqueue.retention.Cutoffs;
import io.smartqueue.retention.RetentionStep;
import io.smartqueue.security.Membership;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Role;
import io.smartqueue.security.StaffId;
import io.smartqueue.security.signin.Accounts;
import io.smartqueue.security.signin.RecentSessions;
import io.smartqueue.security.signin.Tokens;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is offered to accounts that somebody else made, until they accept it.
 *
 * <p>Accounts are found by their address, and nobody proves to own the address. So the password of such an account may
 * be known to the organisation that made it, or to an impostor there. Only the secret of the organisation that invites,
 * given to the person themselves, makes a right of it.
 */
@Component
public class Invitations implements RetentionStep {

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Accounts accounts;
    private final Tokens tokens;
    private final RecentSessions sessions;
    private final OwedLetters letters;

    Invitations(
            JdbcClient jdbc,
            InstantSource clock,
            Accounts accounts,
            Tokens tokens,
            RecentSessions sessions,
            OwedLetters letters) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
        this.tokens = tokens;
        this.sessions = sessions;
        this.letters = letters;
    }

    /** @throws Refusal when there is an open invitation already */
    @Transactional(propagation = Propagation.MANDATORY)
    public Secret invite(UUID account, StaffId member) {
        String secret = Tokens.random("sqi_");
        if (!insert(secret, account, CurrentTenant.get().value(), member.value())) {
            throw Refusal.conflict(
                    "already_invited",
                    "This person is invited already. Withdraw that invitation first to make another.");
        }
        return new Secret(secret);
    }

    /**
     * The same, by a letter that is written down in this transaction and leaves after it.
     *
     * @throws Refusal where this installation sends no e-mail, or there is an open invitation already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void inviteByMail(UUID account, StaffId member) {
        letters.requireMail();
        invite(account, member);
        letters.owe(member);
    }

    /** Takes the place of an earlier invitation that is still open. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Secret inviteOperator(UUID account) {
        jdbc.sql("""
                        update invitation set withdrawn_at = :now
                        where account_id = :account and tenant_id is null
                          and accepted_at is null and withdrawn_at is null
                        """)
                .param("account", account)
                .param("now", Times.sql(clock.instant()))
                .update();
        String secret = Tokens.random("sqi_");
        if (!insert(secret, account, null, null)) {
            throw Refusal.conflict("already_invited", "Somebody else invites this person at this moment.");
        }
        return new Secret(secret);
    }

    private boolean insert(String secret, UUID account, @Nullable UUID tenant, @Nullable UUID member) {
        return jdbc.sql("""
                        insert into invitation (id, secret_hash, account_id, tenant_id, membership_id, created_at)
                        values (:id, :hash, :account, :tenant, :member, :now)
                        on conflict do nothing
                        """)
                        .param("id", Ids.next())
                        .param("hash", Tokens.hash(secret))
                        .param("account", account)
                        .param("tenant", tenant)
                        .param("member", member)
                        .param("now", Times.sql(clock.instant()))
                        .update()
                == 1;
    }

    /** @return false when there is none, or it was accepted before */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean withdraw(StaffId member) {
        return jdbc.sql("""
                        update invitation set withdrawn_at = :now
                        where tenant_id = :tenant and membership_id = :member
                          and accepted_at is null and withdrawn_at is null
                        """)
                        .param("tenant", CurrentTenant.get().value())
                        .param("member", member.value())
                        .param("now", Times.sql(clock.instant()))
                        .update()
                == 1;
    }

    /** Those that the account may still accept. */
    @Transactional(readOnly = true)
    public PageResult<Invitation> openOf(UUID account, PageRequest paging) {
        String open = """
                from (
                    select invitation.id, invitation.created_at, role, public_name, tenant.id as tenant_id,
                           slug as tenant_slug, tenant.name as tenant_name, country as tenant_country,
                           zone as tenant_zone, tenant.language as tenant_language
                    from invitation
                    left join membership on membership.id = membership_id
                    left join tenant on tenant.id = invitation.tenant_id
                    where invitation.account_id = :account and accepted_at is null and withdrawn_at is null
                ) open
                """;
        return paging.of(
                jdbc.sql("select count(*) " + open)
                        .param("account", account)
                        .query(Long.class)
                        .single(),
                jdbc.sql("select * " + open + paging.orderAndLimit())
                        .param("account", account)
                        .query(Invitations::invitation)
                        .list());
    }

    private static Invitation invitation(ResultSet row, int n) throws SQLException {
        boolean operator = row.getObject("tenant_id") == null;
        return new Invitation(
                row.getObject("id", UUID.class),
                operator ? Optional.empty() : Optional.of(Tenants.of(row, "tenant_")),
                operator ? Role.OPERATOR : Role.of(row.getString("role")),
                Optional.ofNullable(row.getString("public_name")),
                Times.instant(row, "created_at"));
    }

    private record Offer(
            UUID id,
            @Nullable UUID tenantId,
            @Nullable UUID membershipId,
            boolean accepted,
            boolean withdrawn,
            boolean isTooOld) {}

    /**
     * Ends every other session of the account: they began before it had these rights.
     *
     * @param token of the session that accepts
     * @return the membership; empty when the account has become an operator's
     * @throws Refusal 404 for another account's invitation, 410 for one that was withdrawn
     */
    @Transactional
    public Optional<Membership> accept(Principal principal, Secret secret, String token) {
        if (accounts.lockAndMustChangePassword(principal.accountId())) {
            throw Refusal.forbidden(
                    "password_change_required",
                    "Somebody else made this password. Choose one of your own first: POST /api/v1/auth/password/.");
        }
        Offer offer = find(principal.accountId(), secret);
        if (offer.withdrawn()) {
            throw Refusal.of(
                    Refusal.Kind.GONE,
                    "invitation_withdrawn",
                    "This invitation was withdrawn. Ask for another one where it came from.");
        }
        if (!offer.accepted()) {
            requireInTime(offer);
            accept(offer, principal.accountId());
            tokens.revokeAll(principal.accountId(), Optional.of(token));
        }
        return given(offer, principal.accountId());
    }

    /** For whoever reads the mail of the account, and has just chosen its first password. */
    @Transactional(propagation = Propagation.MANDATORY)
    void accept(UUID account, Secret secret) {
        Offer offer = find(account, secret);
        if (offer.accepted() || offer.withdrawn()) {
            throw MailedInvitations.spent();
        }
        accept(offer, account);
    }

    private static void requireInTime(Offer offer) {
        if (offer.isTooOld()) {
            throw Refusal.of(
                    Refusal.Kind.GONE,
                    "invitation_withdrawn",
                    "This invitation is older than a week. Ask for another one where it came from.");
        }
    }

    private Offer find(UUID account, Secret secret) {
        return jdbc.sql("""
                        select id, tenant_id, membership_id, accepted_at is not null as accepted,
                               withdrawn_at is not null as withdrawn,
                               coalesce(expires_at <= now(), false) as is_too_old
                        from invitation where secret_hash = :hash and account_id = :account for update
                        """)
                .param("hash", Tokens.hash(secret.value()))
                .param("account", account)
                .query(Offer.class)
                .optional()
                .orElseThrow(Invitations::unknown);
    }

    private void accept(Offer offer, UUID account) {
        sessions.forget();
        var now = Times.sql(clock.instant());
        jdbc.sql("update invitation set accepted_at = :now where id = :id")
                .param("id", offer.id())
                .param("now", now)
                .update();
        if (offer.membershipId() == null) {
            accounts.becomeOperator(account);
            return;
        }
        jdbc.sql("update membership set is_active = true, joined_at = :now where id = :id and account_id = :account")
                .param("id", offer.membershipId())
                .param("account", account)
                .param("now", now)
                .update();
    }

    // Said again to a person who accepts twice, as long as they still have it.
    private Optional<Membership> given(Offer offer, UUID account) {
        Principal principal = accounts.byId(account).orElseThrow(Invitations::unknown);
        if (offer.tenantId() == null) {
            if (!principal.operator()) {
                throw unknown();
            }
            return Optional.empty();
        }
        return Optional.of(principal.in(new TenantId(offer.tenantId())).orElseThrow(Invitations::unknown));
    }

    private static Refusal unknown() {
        return Refusal.notFound(
                "unknown_invitation",
                "There is no such invitation for this account. Sign in to the account whose address was invited.");
    }

    /** Those that were accepted or withdrawn long ago, or could be accepted until then and were not. */
    @Override
    public int end(JdbcClient archivist, TenantId tenant, Cutoffs cutoffs, int most) {
        return archivist
                .sql("""
                        delete from invitation where id in (
                            select id from invitation
                            where tenant_id = :tenant and coalesce(accepted_at, withdrawn_at, expires_at) < :before
                            limit :most
                        )
                        """)
                .param("tenant", tenant.value())
                .param("before", Times.sql(cutoffs.events()))
                .param("most", most)
                .update();
    }
}
