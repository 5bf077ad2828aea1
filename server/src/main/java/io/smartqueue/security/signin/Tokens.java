package io.smartqueue.security.signin;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opaque tokens of 256 random bits; the database stores only their SHA-256. */
@Component
public class Tokens {

    /** One long working day. */
    static final Duration LIFE = Duration.ofHours(16);

    public record Issued(String token, Instant expiresAt) {}

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final RecentSessions recent;

    Tokens(JdbcClient jdbc, InstantSource clock, RecentSessions recent) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.recent = recent;
    }

    @Transactional
    public Issued issue(UUID accountId) {
        return issue(accountId, "");
    }

    /** @param client by which the person recognises the session, as {@link ClientName} */
    @Transactional
    public Issued issue(UUID accountId, String client) {
        String token = random("sq_");
        Instant expiresAt = clock.instant().plus(LIFE);
        jdbc.sql("""
                        insert into access_token (id, token_hash, account_id, client, created_at, expires_at)
                        values (:id, :hash, :account, :client, :now, :expires)
                        """)
                .param("id", Ids.next())
                .param("hash", hash(token))
                .param("account", accountId)
                .param("client", client)
                .param("now", Times.sql(clock.instant()))
                .param("expires", Times.sql(expiresAt))
                .update();
        return new Issued(token, expiresAt);
    }

    @Transactional
    public void revoke(String token) {
        recent.forget();
        jdbc.sql("delete from access_token where token_hash = :hash")
                .param("hash", hash(token))
                .update();
    }

    @Transactional
    public void revokeAll(UUID accountId, Optional<String> butThis) {
        recent.forget();
        jdbc.sql("delete from access_token where account_id = :account and token_hash <> :kept")
                .param("account", accountId)
                .param("kept", butThis.map(Tokens::hash).orElse(new byte[0]))
                .update();
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    @Transactional
    public void forgetExpired() {
        jdbc.sql("delete from access_token where expires_at < :now")
                .param("now", Times.sql(clock.instant()))
                .update();
    }

    /** Nobody guesses 256 bits. */
    public static String random(String prefix) {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
