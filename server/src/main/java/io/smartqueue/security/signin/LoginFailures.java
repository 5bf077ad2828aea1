package io.smartqueue.security.signin;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down password guessing: after some free failures the wait doubles with each further one.
 *
 * <p>An address has many more free failures than an account, because a whole branch may share one.
 */
@Component
class LoginFailures {

    private static final int FREE_FOR_ACCOUNT = 5;
    private static final int FREE_FOR_ADDRESS = 50;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** One login attempt, with the earlier failures of its account and its address. */
    record Attempt(String account, Failures ofAccount, String address, Failures ofAddress, Instant at) {}

    record Failures(int count, Instant last) {

        Duration wait(int free, Instant now) {
            if (count < free) {
                return Duration.ZERO;
            }
            Duration penalty = Duration.ofSeconds(1L << Math.min(count - free, 10));
            return Duration.between(now, last.plus(penalty.compareTo(LONGEST) < 0 ? penalty : LONGEST));
        }
    }

    private final JdbcClient jdbc;
    private final InstantSource clock;

    LoginFailures(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts an attempt as failed before it is checked, so that concurrent guesses see each other.
     *
     * <p>In its own transaction, because the login that failed is rolled back.
     *
     * @throws Refusal while the account or the address has to wait; that attempt does not count
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Attempt count(String email, String address) {
        Instant now = clock.instant();
        var attempt = new Attempt(
                "account " + email,
                lock("account " + email, now),
                "address " + address,
                lock("address " + address, now),
                now);
        Duration wait = longer(
                attempt.ofAccount().wait(FREE_FOR_ACCOUNT, now),
                attempt.ofAddress().wait(FREE_FOR_ADDRESS, now));
        if (wait.isPositive()) {
            throw Refusal.of(
                            Refusal.Kind.TOO_MANY, "too_many_failures", "Too many failed logins. Wait, then try again.")
                    .with("retry_after_seconds", wait.toSeconds() + 1);
        }
        jdbc.sql("""
                        update login_failure set
                            failures = case when last_failed_at < :forgotten then 1 else failures + 1 end,
                            last_failed_at = :now
                        where subject in (:account, :address)
                        """)
                .param("account", attempt.account())
                .param("address", attempt.address())
                .param("now", Times.sql(now))
                .param("forgotten", Times.sql(now.minus(LONGEST.multipliedBy(2))))
                .update();
        return attempt;
    }

    // The update changes nothing, but locks and returns the existing row.
    private Failures lock(String subject, Instant now) {
        return jdbc.sql("""
                        insert into login_failure (subject, failures, last_failed_at) values (:subject, 0, :now)
                        on conflict (subject) do update set subject = excluded.subject
                        returning failures, last_failed_at
                        """)
                .param("subject", subject)
                .param("now", Times.sql(now))
                .query((row, n) -> new Failures(row.getInt("failures"), Times.instant(row, "last_failed_at")))
                .single();
    }

    /** After a correct password: resets the account, and takes this attempt off the address's count. */
    @Transactional
    public void forget(Attempt attempt) {
        jdbc.sql("delete from login_failure where subject = :subject")
                .param("subject", attempt.account())
                .update();
        jdbc.sql("""
                        update login_failure set
                            failures = greatest(failures - 1, 0),
                            last_failed_at = case when last_failed_at = :counted then :before else last_failed_at end
                        where subject = :subject
                        """)
                .param("subject", attempt.address())
                .param("counted", Times.sql(attempt.at()))
                .param("before", Times.sql(attempt.ofAddress().last()))
                .update();
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    @Transactional
    public void forgetOld() {
        jdbc.sql("""
                        delete from login_failure where subject in (
                            select subject from login_failure where last_failed_at < :old for update skip locked)
                        """)
                .param("old", Times.sql(clock.instant().minus(Duration.ofHours(1))))
                .update();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
