package io.smartqueue.queue.learned;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.learned.LearnedTimes.Change;
import io.smartqueue.queue.wait.ServiceTimes;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Learns how long services took before an organisation began to learn, each queue in a transaction of its own. A queue
 * whose past cannot be learned holds up no other, and is tried again after an hour.
 */
@Component
class LearningThePast {

    private static final Logger log = LoggerFactory.getLogger(LearningThePast.class);

    /** Older services, or more of a queue, would count for little. */
    private static final Duration PAST = Duration.ofDays(60);

    private static final int MOST_OF_A_QUEUE = 200;
    private static final int QUEUES_AT_ONCE = 20;
    private static final Duration PAUSE_AFTER_A_FAULT = Duration.ofHours(1);

    /** @param until what ended from then on is learned as it ends */
    private record Untaught(UUID queue, Instant until) {}

    private final JdbcClient jdbc;
    private final Passages passages;
    private final LearnedTimes learned;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    LearningThePast(
            JdbcClient jdbc,
            Passages passages,
            LearnedTimes learned,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.passages = passages;
        this.learned = learned;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Notes the queues whose past is to be learned, before anything is learned of them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Instant until) {
        jdbc.sql("""
                        insert into learned_past (tenant_id, queue_id, until)
                        select tenant_id, id, :until from queue
                        where not exists (select from learned_past where queue_id = queue.id)
                        on conflict do nothing
                        """).param("until", Times.sql(until)).update();
    }

    /** @return whether there may be more queues */
    boolean learn(TenantId tenant) {
        return CurrentTenant.call(tenant, () -> {
            List<Untaught> some = Objects.requireNonNull(transaction.execute(begun -> claim()));
            some.forEach(this::learnOrTryLater);
            return some.size() >= QUEUES_AT_ONCE;
        });
    }

    // The claim is committed before the past is read, so a fault does not undo it.
    private List<Untaught> claim() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update learned_past set tried_at = :now
                        where queue_id in (
                            select queue_id from learned_past
                            where learned_at is null and (tried_at is null or tried_at not between :since and :now)
                            order by queue_id limit :most
                            for update skip locked
                        )
                        returning queue_id, until
                        """)
                .param("now", Times.sql(now))
                .param("since", Times.sql(now.minus(PAUSE_AFTER_A_FAULT)))
                .param("most", QUEUES_AT_ONCE)
                .query((row, n) -> new Untaught(row.getObject("queue_id", UUID.class), Times.instant(row, "until")))
                .list();
    }

    private void learnOrTryLater(Untaught queue) {
        try {
            transaction.executeWithoutResult(begun -> learn(queue));
        } catch (RuntimeException fault) {
            log.warn("the past of queue {} could not be learned: {}", queue.queue, fault.getMessage());
        }
    }

    // It is added to what was learned meanwhile, as if it had been learned in time.
    private void learn(Untaught queue) {
        List<Passage> past = passages.of(past(queue), new UUID[0]);
        if (!past.isEmpty()) {
            Change change =
                    learned.begin(past.stream().map(Passage::service).distinct().toList());
            var times = new ServiceTimes();
            past.forEach(passage -> passage.teachService(times));
            past.stream()
                    .map(Passage::cell)
                    .distinct()
                    .forEach(cell ->
                            learned.keep(change, cell, change.times().kept(cell).plus(times.kept(cell))));
        }
        jdbc.sql("update learned_past set learned_at = :now where queue_id = :queue")
                .param("now", Times.sql(clock.instant()))
                .param("queue", queue.queue)
                .update();
    }

    private UUID[] past(Untaught queue) {
        return jdbc.sql("""
                        select id from leg
                        where queue_id = :queue and was_served and ended_at >= :since and ended_at < :until
                        order by ended_at desc limit :most
                        """)
                .param("queue", queue.queue)
                .param("since", Times.sql(queue.until.minus(PAST)))
                .param("until", Times.sql(queue.until))
                .param("most", MOST_OF_A_QUEUE)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }
}
