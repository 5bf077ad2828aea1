package io.smartqueue.idempotency;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The stored responses of the last day. The row is inserted first, so that requests with the same key wait for it. */
@Component
class IdempotencyStore {

    private static final String LOCK_TIMEOUT = "55P03";
    private static final Duration KEPT = Duration.ofHours(24);

    private record Kept(byte[] bodyHash, StoredResponse answer) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;

    IdempotencyStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @return the stored response; empty when there is none, and then this transaction must execute the command
     * @throws Refusal 422 when the key had another body; 409 while another transaction acts under it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<StoredResponse> claim(IdempotentRequest idempotentRequest, Duration patience) {
        try {
            String usual = jdbc.sql("""
                            select current_setting('lock_timeout') as usual, set_config('lock_timeout', :most, true)
                            """)
                    .param("most", Math.max(1, patience.toMillis()) + "ms")
                    .query((row, n) -> row.getString("usual"))
                    .single();
            boolean mine = begin(idempotentRequest);
            // This timeout is for the key only; the command has its own.
            jdbc.sql("select set_config('lock_timeout', :usual, true)")
                    .param("usual", usual)
                    .query(String.class)
                    .single();
            return mine ? Optional.empty() : Optional.of(answer(idempotentRequest));
        } catch (UncategorizedSQLException failure) {
            throw failure.getRootCause() instanceof SQLException cause && LOCK_TIMEOUT.equals(cause.getSQLState())
                    ? inFlight()
                    : failure;
        }
    }

    static Refusal inFlight() {
        return Refusal.conflict("request_in_flight", "This command is still being done. Send it again a little later.")
                .with("retry_after_seconds", 1);
    }

    private boolean begin(IdempotentRequest idempotentRequest) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into idempotency_key as kept
                            (tenant_id, principal_id, path, key, body_hash, created_at)
                        values (:tenant, :principal, :path, :key, :hash, :now)
                        on conflict (tenant_id, principal_id, path, key) do update set
                            body_hash = excluded.body_hash, created_at = excluded.created_at
                        where kept.created_at <= :expired
                        """)
                        .param("tenant", idempotentRequest.name().tenant().value())
                        .param("principal", idempotentRequest.name().principal())
                        .param("path", idempotentRequest.name().path())
                        .param("key", idempotentRequest.name().key().value())
                        .param("hash", idempotentRequest.bodyHash())
                        .param("now", Times.sql(now))
                        .param("expired", Times.sql(now.minus(KEPT)))
                        .update()
                == 1;
    }

    private StoredResponse answer(IdempotentRequest idempotentRequest) {
        Kept kept = jdbc.sql("""
                        select body_hash, status, content_type, location, body from idempotency_key
                        where principal_id = :principal and path = :path and key = :key
                        """)
                .param("principal", idempotentRequest.name().principal())
                .param("path", idempotentRequest.name().path())
                .param("key", idempotentRequest.name().key().value())
                .query((row, n) -> new Kept(
                        row.getBytes("body_hash"),
                        new StoredResponse(
                                row.getInt("status"),
                                row.getString("content_type"),
                                row.getString("location"),
                                row.getBytes("body"))))
                .single();
        if (!idempotentRequest.hasBody(kept.bodyHash)) {
            throw Refusal.of(
                    Refusal.Kind.UNPROCESSABLE,
                    "idempotency_key_reused",
                    "This key was sent before with another body. Take a new key for another command.");
        }
        return idempotentRequest
                .seal()
                .map(responseCipher -> opened(kept.answer, responseCipher))
                .orElse(kept.answer);
    }

    private static StoredResponse opened(StoredResponse closed, ResponseCipher responseCipher) {
        return closed.with(responseCipher
                .open(closed.body())
                .orElseThrow(() -> Refusal.conflict(
                        "answer_sealed",
                        "This was done, but the answer holds a secret that only the session that asked can read.")));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(IdempotentRequest idempotentRequest, StoredResponse storedResponse) {
        byte[] body = idempotentRequest
                .seal()
                .map(responseCipher -> responseCipher.close(storedResponse.body()))
                .orElse(storedResponse.body());
        jdbc.sql("""
                        update idempotency_key set
                            status = :status, content_type = :type, location = :location, body = :body
                        where principal_id = :principal and path = :path and key = :key
                        """)
                .param("status", storedResponse.status())
                .param("type", storedResponse.contentType())
                .param("location", storedResponse.location())
                .param("body", body)
                .param("principal", idempotentRequest.name().principal())
                .param("path", idempotentRequest.name().path())
                .param("key", idempotentRequest.name().key().value())
                .update();
    }

    /** Deletes a batch of the current organisation's responses that are older than a day; returns how many. */
    @Transactional
    public int forgetSome(int most) {
        return jdbc.sql("""
                        delete from idempotency_key where (principal_id, path, key) in (
                            select principal_id, path, key from idempotency_key
                            where created_at <= :expired limit :most for update skip locked)
                        """)
                .param("expired", Times.sql(clock.instant().minus(KEPT)))
                .param("most", most)
                .update();
    }
}
