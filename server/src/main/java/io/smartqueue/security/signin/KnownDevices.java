package io.smartqueue.security.signin;

import io.smartqueue.kernel.Times;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers in which an account was signed in to before. Each has a random token in a cookie, of which the database
 * stores the hash. Several accounts may use one browser, such as that of a counter.
 */
@Component
public class KnownDevices {

    /** Longer than a holiday. */
    public static final Duration LIFE = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    KnownDevices(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return a name for the device's own failures, when this account was signed in to with it */
    @Transactional(readOnly = true)
    public Optional<LoginSource> recognise(@Nullable String token, String email) {
        if (token == null) {
            return Optional.empty();
        }
        byte[] hash = Tokens.hash(token);
        return jdbc.sql("""
                        select 1 from known_device join account on account.id = account_id
                        where token_hash = :hash and email = :email and expires_at > :now
                        """)
                .param("hash", hash)
                .param("email", email)
                .param("now", Times.sql(clock.instant()))
                .query(Integer.class)
                .optional()
                .map(known -> new LoginSource.Device(HexFormat.of().formatHex(hash)));
    }

    /**
     * @param token that the browser has; kept when it is known, because other accounts may use it
     * @return the token for the cookie
     */
    @Transactional
    public String remember(@Nullable String token, UUID account) {
        String kept = token != null && isKnown(token) ? token : Tokens.random("sqd_");
        jdbc.sql("""
                        insert into known_device (token_hash, account_id, expires_at) values (:hash, :account, :expires)
                        on conflict (token_hash, account_id) do update set expires_at = excluded.expires_at
                        """)
                .param("hash", Tokens.hash(kept))
                .param("account", account)
                .param("expires", Times.sql(clock.instant().plus(LIFE)))
                .update();
        return kept;
    }

    private boolean isKnown(String token) {
        return jdbc.sql("select exists (select from known_device where token_hash = :hash and expires_at > :now)")
                .param("hash", Tokens.hash(token))
                .param("now", Times.sql(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** When the account gets another password, because the browser may be that of the person who stole the old one. */
    @Transactional
    public void forget(UUID account) {
        jdbc.sql("delete from known_device where account_id = :account")
                .param("account", account)
                .update();
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    @Transactional
    public void forgetExpired() {
        jdbc.sql("delete from known_device where expires_at < :now")
                .param("now", Times.sql(clock.instant()))
                .update();
    }
}
