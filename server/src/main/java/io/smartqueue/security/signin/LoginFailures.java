package io.smartqueue.security.signin;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down password guessing: after some free failures the wait doubles with each further one.
 *
 * <p>A guess waits for the failures of its account from its own network first. Only the free failures of such a pair
 * count for the account and for the address as a whole. So one network alone cannot lock an account for the others, and
 * guesses at one account cannot lock a branch whose computers share an address. A device known from an earlier login
 * waits only for its own failures.
 */
@Component
class LoginFailures {

    private static final int FREE_FOR_PAIR = 5;
    private static final int FREE_FOR_ACCOUNT = 50;
    private static final int FREE_FOR_ADDRESS = 50;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = LONGEST.multipliedBy(2);

    /** What counts together, and the failures before this attempt. */
    record Counter(String subject, int free, int failures, Instant last) {

        Duration wait(Instant now) {
            if (failures < free) {
                return Duration.ZERO;
            }
            Duration penalty = Duration.ofSeconds(1L << Math.min(failures - free, 10));
            return Duration.between(now, last.plus(penalty.compareTo(LONGEST) < 0 ? penalty : LONGEST));
        }
    }

    /** One login attempt. @param own the failures of this source with this account @param shared the other counts */
    record Attempt(Counter own, List<Counter> shared, Instant at) {}

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
     * @throws Refusal while the source has to wait; that attempt does not count
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Attempt count(String email, LoginSource source) {
        Instant now = clock.instant();
        Counter own = lock(own(email, source), FREE_FOR_PAIR, now);
        List<Counter> shared = source instanceof LoginSource.Network network
                ? List.of(
                        lock("account " + email, FREE_FOR_ACCOUNT, now),
                        lock("address " + network.address(), FREE_FOR_ADDRESS, now))
                : List.of();
        Duration wait = Stream.concat(Stream.of(own), shared.stream())
                .map(counter -> counter.wait(now))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (wait.isPositive()) {
            throw Refusal.of(
                            Refusal.Kind.TOO_MANY, "too_many_failures", "Too many failed logins. Wait, then try again.")
                    .with("retry_after_seconds", wait.toSeconds() + 1);
        }
        var attempt = new Attempt(own, own.failures() < FREE_FOR_PAIR ? shared : List.of(), now);
        fail(attempt.own(), now);
        attempt.shared().forEach(counter -> fail(counter, now));
        return attempt;
    }

    private static String own(String email, LoginSource source) {
        return switch (source) {
            case LoginSource.Device device -> "device " + device.name() + " " + email;
            case LoginSource.Session session -> "session " + session.account();
            case LoginSource.Network network -> "pair " + network.network() + " " + email;
        };
    }

    // The update changes nothing, but locks and returns the existing row.
    private Counter lock(String subject, int free, Instant now) {
        return jdbc.sql("""
                        insert into login_failure (subject, failures, last_failed_at) values (:subject, 0, :now)
                        on conflict (subject) do update set subject = excluded.subject
                        returning case when last_failed_at < :forgotten then 0 else failures end as failures,
                                  last_failed_at
                        """)
                .param("subject", subject)
                .param("now", Times.sql(now))
                .param("forgotten", Times.sql(now.minus(FORGOTTEN)))
                .query((row, n) ->
                        new Counter(subject, free, row.getInt("failures"), Times.instant(row, "last_failed_at")))
                .single();
    }

    private void fail(Counter counter, Instant now) {
        jdbc.sql("update login_failure set failures = :failures, last_failed_at = :now where subject = :subject")
                .param("subject", counter.subject())
                .param("failures", counter.failures() + 1)
                .param("now", Times.sql(now))
                .update();
    }

    /** After a correct password: resets the source's own failures, and takes this attempt off the other counts. */
    @Transactional
    public void forget(Attempt attempt) {
        jdbc.sql("delete from login_failure where subject = :subject")
                .param("subject", attempt.own().subject())
                .update();
        attempt.shared().forEach(counter -> takeOff(counter, attempt.at()));
    }

    /** For an attempt whose password was not checked. */
    @Transactional
    public void undo(Attempt attempt) {
        takeOff(attempt.own(), attempt.at());
        attempt.shared().forEach(counter -> takeOff(counter, attempt.at()));
    }

    private void takeOff(Counter counter, Instant at) {
        jdbc.sql("""
                        update login_failure set
                            failures = greatest(failures - 1, 0),
                            last_failed_at = case when last_failed_at = :counted then :before else last_failed_at end
                        where subject = :subject
                        """)
                .param("subject", counter.subject())
                .param("counted", Times.sql(at))
                .param("before", Times.sql(counter.last()))
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
}
