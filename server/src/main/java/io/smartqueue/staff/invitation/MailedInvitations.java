package io.smartqueue.staff.invitation;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import io.smartqueue.security.Role;
import io.smartqueue.security.signin.Accounts;
import io.smartqueue.security.signin.Tokens;
import io.smartqueue.staff.door.OwnPasswords;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What the link of a letter opens: the invitation, and a first password where the account has none of its owner's. */
@Component
class MailedInvitations {

    /**
     * @param choosesPassword whether the owner of the account never chose a password: whoever reads its mail does it
     */
    record Offered(UUID account, String email, String organisation, Role role, boolean choosesPassword) {}

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Invitations invitations;
    private final OwnPasswords passwords;
    private final TransactionTemplate transaction;

    MailedInvitations(
            JdbcClient jdbc,
            Accounts accounts,
            Invitations invitations,
            OwnPasswords passwords,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.invitations = invitations;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    /** Empty for a link that is too old, was replaced by a later letter, was used or was withdrawn. */
    @Transactional(readOnly = true)
    public Optional<Offered> find(String token) {
        return jdbc.sql("""
                        select account.id as account, email, tenant.name as organisation, role,
                               must_change_password as chooses_password
                        from invitation
                        join account on account.id = invitation.account_id
                        join membership on membership.id = membership_id
                        join tenant on tenant.id = invitation.tenant_id
                        where secret_hash = :hash and accepted_at is null and withdrawn_at is null
                          and letter is not null and expires_at > now() and account.is_active and not account.is_demo
                        """)
                .param("hash", Tokens.hash(token))
                .query((row, n) -> new Offered(
                        row.getObject("account", UUID.class),
                        row.getString("email"),
                        row.getString("organisation"),
                        Role.of(row.getString("role")),
                        row.getBoolean("chooses_password")))
                .optional();
    }

    /**
     * Sets the first password of the account and accepts. Not in one transaction, because hashing takes a tenth of a
     * second.
     *
     * @throws Refusal for a password that breaks the rules, and for a link that opens nothing any more
     */
    void choose(String token, String password) {
        Offered offered = find(token).filter(Offered::choosesPassword).orElseThrow(MailedInvitations::spent);
        String hash = passwords.hash(offered.account(), password);
        transaction.executeWithoutResult(now -> {
            if (!accounts.lockAndMustChangePassword(offered.account())
                    || !find(token).equals(Optional.of(offered))) {
                throw spent();
            }
            passwords.replace(offered.account(), hash);
            invitations.accept(offered.account(), new Secret(token));
        });
    }

    static Refusal spent() {
        return Refusal.of(
                Refusal.Kind.INVALID,
                "invitation_spent",
                "This link was used already, was withdrawn or replaced, or is older than a week.");
    }
}
