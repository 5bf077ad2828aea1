package io.smartqueue.staff.account;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down whoever guesses passwords: after some free failures the wait doubles with each further one.
 *
 * <p>An address has many more free failures than an account, because a whole branch may share one.
 */
@Component
class LoginFailures {

    private static final int FREE_FOR_ACCOUNT = 5;
    private static final int FREE_FOR_ADDRESS = 50;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    LoginFailures(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal while the account or the address has to wait */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    public void check(String email, String address) {
        Duration wait =
                longer(wait("account " + email, FREE_FOR_ACCOUNT), wait("address " + address, FREE_FOR_ADDRESS));
        if (wait.isPositive()) {
            throw Refusal.of(
                            Refusal.Kind.TOO_MANY, "too_many_failures", "Too many failed logins. Wait, then try again.")
                    .with("retry_after_seconds", wait.toSeconds() + 1);
        }
    }

    /** In its own transaction, because the login that failed is rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void add(String email, String address) {
        jdbc.sql("""
                        insert into login_failure as known (subject, failures, last_failed_at)
                        values (:account, 1, :now), (:address, 1, :now)
                        on conflict (subject) do update set
                            failures = case when known.last_failed_at < :forgotten then 1 else known.failures + 1 end,
                            last_failed_at = :now
                        """)
                .param("account", "account " + email)
                .param("address", "address " + address)
                .param("now", Times.sql(clock.instant()))
                .param("forgotten", Times.sql(clock.instant().minus(LONGEST.multipliedBy(2))))
                .update();
    }

    @Transactional
    public void forget(String email) {
        jdbc.sql("delete from login_failure where subject = :subject")
                .param("subject", "account " + email)
                .update();
    }

    private Duration wait(String subject, int free) {
        record Failures(int count, Instant last) {}
        return jdbc.sql("select failures, last_failed_at from login_failure where subject = :subject")
                .param("subject", subject)
                .query((row, n) -> new Failures(row.getInt("failures"), Times.instant(row, "last_failed_at")))
                .optional()
                .filter(failures -> failures.count() >= free)
                .map(failures -> {
                    int doublings = Math.min(failures.count() - free, 10);
                    Duration penalty = Duration.ofSeconds(1L << doublings);
                    Instant until = failures.last().plus(penalty.compareTo(LONGEST) < 0 ? penalty : LONGEST);
                    return Duration.between(clock.instant(), until);
                })
                .orElse(Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
