package io.smartqueue.staff.invitation;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Role;
import io.smartqueue.security.StaffId;
import io.smartqueue.security.signin.Tokens;
import io.smartqueue.staff.door.AccountMail;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Suspensions;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The letters of invitations that are to be sent, whichever server does it. */
@Component
public class OwedLetters {

    /** So long the link of a letter works. */
    static final Duration LIFE = Duration.ofDays(7);

    /** A server that is killed while it sends leaves the letter to another one after this time. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30));

    /** With the pauses above: about a day. */
    private static final int MOST_ATTEMPTS = 50;

    /** Told when a letter is owed; heard after the commit. */
    record Owed() {}

    /**
     * A letter that this server sends now.
     *
     * @param secret that opens the invitation from now on, and no earlier one of the same invitation
     */
    record Taken(
            UUID invitation,
            int attempt,
            String email,
            String name,
            String organisation,
            String language,
            Role role,
            String secret) {

        @Override
        public String toString() {
            return "Taken[" + invitation + "]";
        }
    }

    private final JdbcClient jdbc;
    private final AccountMail mail;
    private final Suspensions suspensions;
    private final ApplicationEventPublisher events;

    OwedLetters(JdbcClient jdbc, AccountMail mail, Suspensions suspensions, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.suspensions = suspensions;
        this.events = events;
    }

    /** Whether this installation sends e-mail. */
    public boolean canBeSent() {
        return mail.isOn();
    }

    /** @throws Refusal where this installation sends no e-mail */
    void requireMail() {
        if (!mail.isOn()) {
            throw Refusal.conflict(
                    "no_mail",
                    "This installation sends no e-mail. Take the person on without invite, and give them what opens"
                            + " their account yourself.");
        }
    }

    /**
     * Writes down that the open invitation of this person is to be sent by e-mail, also once more.
     *
     * @return false when there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean owe(StaffId member) {
        boolean owed = jdbc.sql("""
                        update invitation set letter = 'owed', letter_due_at = now(), letter_attempts = 0,
                            letter_at = null, letter_code = null, expires_at = now() + :days * interval '1 day'
                        where tenant_id = :tenant and membership_id = :member
                          and accepted_at is null and withdrawn_at is null
                        """)
                        .param("days", LIFE.toDays())
                        .param("tenant", CurrentTenant.get().value())
                        .param("member", member.value())
                        .update()
                == 1;
        events.publishEvent(new Owed());
        return owed;
    }

    /**
     * Sends the letter once more, with another link; that of the one before works no more.
     *
     * @throws Refusal where this installation sends no e-mail, or nobody of this id is invited
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void oweAgain(StaffId member) {
        requireMail();
        if (!owe(member)) {
            throw Refusal.conflict("not_invited", "There is no open invitation of this person.");
        }
    }

    /** Those of a suspended organisation wait until it goes on. */
    @Transactional
    public Optional<Taken> take() {
        String secret = Tokens.random("sqi_");
        return jdbc.sql("""
                        with taken as (
                            update invitation set letter_due_at = now() + :lease * interval '1 second',
                                letter_attempts = letter_attempts + 1, secret_hash = :hash,
                                expires_at = now() + :days * interval '1 day'
                            where id = (
                                select id from invitation
                                where letter = 'owed' and letter_due_at <= now()
                                  and accepted_at is null and withdrawn_at is null
                                  and tenant_id <> all(:suspended)
                                order by letter_due_at limit 1 for update skip locked
                            )
                            returning id, letter_attempts, account_id, tenant_id, membership_id
                        )
                        select taken.id, letter_attempts, email, account.name, tenant.name as organisation,
                               tenant.language, role
                        from taken
                        join account on account.id = taken.account_id
                        join tenant on tenant.id = taken.tenant_id
                        join membership on membership.id = taken.membership_id
                        """)
                .param("lease", LEASE.toSeconds())
                .param("days", LIFE.toDays())
                .param("hash", Tokens.hash(secret))
                .param(
                        "suspended",
                        suspensions.all().stream().map(TenantId::value).toArray(UUID[]::new))
                .query((row, n) -> new Taken(
                        row.getObject("id", UUID.class),
                        row.getInt("letter_attempts"),
                        row.getString("email"),
                        row.getString("name"),
                        row.getString("organisation"),
                        row.getString("language"),
                        Role.of(row.getString("role")),
                        secret))
                .optional();
    }

    @Transactional
    public void sent(Taken letter) {
        step(letter, InvitationLetter.State.SENT, null, Duration.ZERO);
    }

    @Transactional
    public void failed(Taken letter, String code) {
        step(letter, InvitationLetter.State.FAILED, code, Duration.ZERO);
    }

    /** Tried again after a pause, for about a day. */
    @Transactional
    public void later(Taken letter, String code) {
        if (letter.attempt() >= MOST_ATTEMPTS) {
            failed(letter, code);
            return;
        }
        Duration pause = PAUSES.get(Math.min(letter.attempt(), PAUSES.size()) - 1);
        step(letter, InvitationLetter.State.OWED, code, pause);
    }

    // Only what this attempt was about: somebody may have asked for another letter meanwhile.
    private void step(Taken letter, InvitationLetter.State state, @Nullable String code, Duration pause) {
        jdbc.sql("""
                        update invitation set letter = :state, letter_at = now(), letter_code = :code,
                            letter_due_at = now() + :pause * interval '1 second'
                        where id = :id and secret_hash = :hash and letter = 'owed'
                        """)
                .param("state", state.code())
                .param("code", code)
                .param("pause", pause.toSeconds())
                .param("id", letter.invitation())
                .param("hash", Tokens.hash(letter.secret()))
                .update();
    }
}
