package io.smartqueue.idempotency;

import io.smartqueue.kernel.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Acts upon a form once, however often it comes: after a double click, or because its answer was lost. The copy is led
 * to where the first was led. Only what ended with a redirect is kept; a form that was refused may be sent again.
 *
 * <p>Not in the transaction of the act, as commands with a key are: a page that shows a refused form reads what the
 * transaction that failed could not read.
 */
@Component
class SentForms {

    private static final Logger log = LoggerFactory.getLogger(SentForms.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /** Longer than any form takes: the server that acted was stopped before it wrote down what came of it. */
    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private record Before(@Nullable String address, boolean isAbandoned) {}

    private final JdbcClient jdbc;

    SentForms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @return where the form has led; empty when the caller must act, and then call {@link #end}
     * @throws Refusal 409 while it is acted upon elsewhere, or when nobody knows what came of that
     */
    Optional<String> begin(SentForm form) {
        long start = System.nanoTime();
        while (!isMine(form)) {
            Optional<Before> before = before(form);
            Optional<String> address = before.flatMap(known -> Optional.ofNullable(known.address()));
            if (address.isPresent()) {
                return address;
            }
            if (before.filter(Before::isAbandoned).isPresent()) {
                boolean forgotten = forget(form, true);
                if (forgotten && !form.isGuarded()) {
                    throw Refusal.conflict(
                            "outcome_unknown",
                            "The server stopped while this was saved. Look whether it was before sending it again.");
                }
            } else if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw IdempotencyStore.inFlight();
            } else {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
        return Optional.empty();
    }

    private boolean isMine(SentForm form) {
        return jdbc.sql("""
                        insert into sent_form (account_id, name, begun_at) values (:account, :name, now())
                        on conflict do nothing
                        """)
                        .param("account", form.account())
                        .param("name", form.name())
                        .update()
                == 1;
    }

    private Optional<Before> before(SentForm form) {
        return jdbc.sql("""
                        select address, begun_at < now() - :seconds * interval '1 second' as is_abandoned
                        from sent_form where account_id = :account and name = :name
                        """)
                .param("seconds", ABANDONED.toSeconds())
                .param("account", form.account())
                .param("name", form.name())
                .query((row, n) -> new Before(row.getString("address"), row.getBoolean("is_abandoned")))
                .optional();
    }

    /** @param address where the form leads; null when it was not acted upon */
    void end(SentForm form, @Nullable String address) {
        try {
            if (address == null) {
                forget(form, false);
            } else {
                jdbc.sql("update sent_form set address = :address where account_id = :account and name = :name")
                        .param("address", address)
                        .param("account", form.account())
                        .param("name", form.name())
                        .update();
            }
        } catch (RuntimeException away) {
            // It is done; a copy is told in a minute that nobody knows.
            log.warn("where a form led could not be kept: {}", away.getMessage());
        }
    }

    private boolean forget(SentForm form, boolean onlyAbandoned) {
        return jdbc.sql("""
                        delete from sent_form
                        where account_id = :account and name = :name and address is null
                          and (not :abandoned or begun_at < now() - :seconds * interval '1 second')
                        """)
                        .param("account", form.account())
                        .param("name", form.name())
                        .param("abandoned", onlyAbandoned)
                        .param("seconds", ABANDONED.toSeconds())
                        .update()
                == 1;
    }

    /** Deletes a batch of those that are older than a day; returns how many. */
    int forgetSome(int most) {
        return jdbc.sql("""
                        delete from sent_form where (account_id, name) in (
                            select account_id, name from sent_form where begun_at < now() - interval '1 day'
                            limit :most for update skip locked)
                        """).param("most", most).update();
    }
}
