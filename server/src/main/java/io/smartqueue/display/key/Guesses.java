package io.smartqueue.display.key;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Codes typed in by one account: a few wrong ones are slips, more are guesses at somebody else's screen. */
@Component
class Guesses {

    static final int MOST = 10;
    static final Duration SPAN = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Guesses(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts a code as wrong before anybody knows, so that guesses at the same moment see each other.
     *
     * <p>In its own transaction, because the pairing that fails is rolled back.
     *
     * @throws Refusal 429 after too many within a short time
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void count(UUID account) {
        Instant now = clock.instant();
        int misses = jdbc.sql("""
                        insert into pairing_guess as guess (tenant_id, account_id, misses, first_at)
                        values (current_tenant(), :account, 1, :now)
                        on conflict (tenant_id, account_id) do update set
                            misses = case when guess.first_at > :lately then least(guess.misses, :most) + 1 else 1 end,
                            first_at = case when guess.first_at > :lately then guess.first_at else excluded.first_at end
                        returning misses
                        """)
                .param("account", account)
                .param("now", Times.sql(now))
                .param("lately", Times.sql(now.minus(SPAN)))
                .param("most", MOST)
                .query(Integer.class)
                .single();
        if (misses > MOST) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "too_many_codes", "Too many wrong codes. Wait ten minutes.")
                    .with("retry_after_seconds", SPAN.toSeconds());
        }
    }

    /** The code was right. */
    @Transactional
    public void forget(UUID account) {
        jdbc.sql("update pairing_guess set misses = greatest(misses - 1, 0) where account_id = :account")
                .param("account", account)
                .update();
    }
}
