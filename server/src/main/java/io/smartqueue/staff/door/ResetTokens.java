package io.smartqueue.staff.door;

import io.smartqueue.kernel.Times;
import io.smartqueue.security.signin.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The secrets in the letters about forgotten passwords: each is good once, and for half an hour. */
@Component
class ResetTokens {

    static final Duration LIFE = Duration.ofMinutes(30);

    /** So many letters an hour a mailbox gets, however often somebody asks for it. */
    private static final int MOST_AN_HOUR = 3;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    ResetTokens(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return empty when the account has had its letters of this hour */
    @Transactional
    public Optional<String> issue(UUID account) {
        Instant now = clock.instant();
        // Two who ask at once would both find room.
        jdbc.sql("select id from account where id = :account for update")
                .param("account", account)
                .query(UUID.class)
                .optional();
        String token = Tokens.random("sqr_");
        int made = jdbc.sql("""
                        insert into password_reset (token_hash, account_id, created_at, expires_at)
                        select :hash, :account, :now, :expires
                        where (
                            select count(*) from password_reset
                            where account_id = :account and created_at > :hour
                        ) < :most
                        """)
                .param("hash", Tokens.hash(token))
                .param("account", account)
                .param("now", Times.sql(now))
                .param("expires", Times.sql(now.plus(LIFE)))
                .param("hour", Times.sql(now.minus(Duration.ofHours(1))))
                .param("most", MOST_AN_HOUR)
                .update();
        return made == 1 ? Optional.of(token) : Optional.empty();
    }

    /** The account of a token that is still good. */
    @Transactional(readOnly = true)
    public Optional<UUID> find(String token) {
        return jdbc.sql("""
                        select account_id from password_reset
                        where token_hash = :hash and spent_at is null and expires_at > :now
                        """)
                .param("hash", Tokens.hash(token))
                .param("now", Times.sql(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    /**
     * Spends a token, and with it every other of the account.
     *
     * @return empty when it was spent before, or is too old
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> spend(String token) {
        Optional<UUID> account = jdbc.sql("""
                        update password_reset set spent_at = :now
                        where token_hash = :hash and spent_at is null and expires_at > :now
                        returning account_id
                        """)
                .param("hash", Tokens.hash(token))
                .param("now", Times.sql(clock.instant()))
                .query(UUID.class)
                .optional();
        account.ifPresent(this::spendAll);
        return account;
    }

    private void spendAll(UUID account) {
        jdbc.sql("update password_reset set spent_at = :now where account_id = :account and spent_at is null")
                .param("account", account)
                .param("now", Times.sql(clock.instant()))
                .update();
    }

    @Scheduled(initialDelayString = "PT11M", fixedDelayString = "PT1H")
    @Transactional
    public void forgetOld() {
        jdbc.sql("delete from password_reset where expires_at < :old")
                .param("old", Times.sql(clock.instant().minus(Duration.ofHours(1))))
                .update();
    }
}
