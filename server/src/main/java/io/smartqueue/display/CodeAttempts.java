package io.smartqueue.display;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Limits the wrong codes of one account: a few are mistakes, more are guesses at another's screen. */
@Component
class CodeAttempts {

    static final int MOST = 10;
    static final Duration SPAN = Duration.ofMinutes(10);

    /** Few, because each pairing holds a connection while its guess is counted on a second one. */
    private static final int AT_ONCE = 4;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final TransactionTemplate own;
    private final Semaphore places = new Semaphore(AT_ONCE);

    CodeAttempts(JdbcClient jdbc, InstantSource clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Counts a code as wrong before it is checked, so that concurrent guesses see each other.
     *
     * <p>In its own transaction, because the pairing that fails is rolled back.
     *
     * @throws Refusal 429 after too many within a short time
     */
    public void count(UUID account) {
        if (!places.tryAcquire()) {
            throw tooMany();
        }
        try {
            int misses = Objects.requireNonNull(own.execute(status -> miss(account)));
            if (misses > MOST) {
                throw tooMany();
            }
        } finally {
            places.release();
        }
    }

    private int miss(UUID account) {
        Instant now = clock.instant();
        return jdbc.sql("""
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
    }

    private static Refusal tooMany() {
        return Refusal.of(
                        Refusal.Kind.TOO_MANY,
                        "too_many_codes",
                        "Too many codes at once, or wrong ones. Wait ten minutes.")
                .with("retry_after_seconds", SPAN.toSeconds());
    }

    /** The code was right. */
    @Transactional
    public void forget(UUID account) {
        jdbc.sql("update pairing_guess set misses = greatest(misses - 1, 0) where account_id = :account")
                .param("account", account)
                .update();
    }
}
