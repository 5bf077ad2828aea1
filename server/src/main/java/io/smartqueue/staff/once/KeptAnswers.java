package io.smartqueue.staff.once;

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
class KeptAnswers {

    private static final String LOCK_TIMEOUT = "55P03";
    private static final Duration KEPT = Duration.ofHours(24);

    private record Kept(byte[] bodyHash, Answer answer) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;

    KeptAnswers(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @return the stored response; empty when there is none, and then this transaction must execute the command
     * @throws Refusal 422 when the key had another body; 409 while another transaction acts under it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Answer> claim(Command command, Duration patience) {
        try {
            jdbc.sql("select set_config('lock_timeout', :most, true)")
                    .param("most", Math.max(1, patience.toMillis()) + "ms")
                    .query(String.class)
                    .single();
            boolean mine = begin(command);
            // The short timeout is for the key only; the command has its own.
            jdbc.sql("set local lock_timeout to default").update();
            return mine ? Optional.empty() : Optional.of(answer(command));
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

    private boolean begin(Command command) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into idempotency_key as kept
                            (tenant_id, principal_id, path, key, body_hash, created_at)
                        values (:tenant, :principal, :path, :key, :hash, :now)
                        on conflict (tenant_id, principal_id, path, key) do update set
                            body_hash = excluded.body_hash, created_at = excluded.created_at
                        where kept.created_at <= :expired
                        """)
                        .param("tenant", command.name().tenant().value())
                        .param("principal", command.name().principal())
                        .param("path", command.name().path())
                        .param("key", command.name().key().value())
                        .param("hash", command.bodyHash())
                        .param("now", Times.sql(now))
                        .param("expired", Times.sql(now.minus(KEPT)))
                        .update()
                == 1;
    }

    private Answer answer(Command command) {
        Kept kept = jdbc.sql("""
                        select body_hash, status, content_type, location, body from idempotency_key
                        where principal_id = :principal and path = :path and key = :key
                        """)
                .param("principal", command.name().principal())
                .param("path", command.name().path())
                .param("key", command.name().key().value())
                .query((row, n) -> new Kept(
                        row.getBytes("body_hash"),
                        new Answer(
                                row.getInt("status"),
                                row.getString("content_type"),
                                row.getString("location"),
                                row.getBytes("body"))))
                .single();
        if (!command.hasBody(kept.bodyHash)) {
            throw Refusal.of(
                    Refusal.Kind.UNPROCESSABLE,
                    "idempotency_key_reused",
                    "This key was sent before with another body. Take a new key for another command.");
        }
        return command.seal().map(seal -> opened(kept.answer, seal)).orElse(kept.answer);
    }

    private static Answer opened(Answer closed, Seal seal) {
        return closed.with(seal.open(closed.body())
                .orElseThrow(() -> Refusal.conflict(
                        "answer_sealed",
                        "This was done, but the answer holds a secret that only the session that asked can read.")));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Command command, Answer answer) {
        byte[] body = command.seal().map(seal -> seal.close(answer.body())).orElse(answer.body());
        jdbc.sql("""
                        update idempotency_key set
                            status = :status, content_type = :type, location = :location, body = :body
                        where principal_id = :principal and path = :path and key = :key
                        """)
                .param("status", answer.status())
                .param("type", answer.contentType())
                .param("location", answer.location())
                .param("body", body)
                .param("principal", command.name().principal())
                .param("path", command.name().path())
                .param("key", command.name().key().value())
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
