package io.smartqueue.notification.approval;

import io.smartqueue.notification.content.ContentTemplates;
import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.tenant.CurrentTenant;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Looks after the templates of all organisations, one after the other: WhatsApp tells nobody what it decides, so it is
 * asked. Several servers share what is due.
 */
@Component
class ApprovalWatch {

    private static final Logger log = LoggerFactory.getLogger(ApprovalWatch.class);
    private static final int MOST = 20;
    /** How long a stopping server waits for the question that is under way. */
    private static final long PATIENCE_SECONDS = 10;

    private final Rounds rounds;
    private final ApprovalLooks looks;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile boolean stops;

    ApprovalWatch(Rounds rounds, ApprovalLooks looks) {
        this.rounds = rounds;
        this.looks = looks;
    }

    @TransactionalEventListener
    void wake(ContentTemplates.Waiting waiting) {
        look();
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void look() {
        if (!stops && !looking.isLocked()) {
            Thread.startVirtualThread(() -> Workload.BACKGROUND.run(this::lookOnce));
        }
    }

    private void lookOnce() {
        looking.lock();
        try {
            List<Rounds.Due> due = due();
            while (!due.isEmpty()) {
                due.stream().takeWhile(one -> !stops).forEach(this::look);
                due = due.size() < MOST ? List.of() : due();
            }
        } catch (RuntimeException away) {
            log.warn("cannot look for content templates to have approved: {}", away.getMessage());
        } finally {
            looking.unlock();
        }
    }

    private List<Rounds.Due> due() {
        return stops ? List.of() : rounds.due(MOST);
    }

    private void look(Rounds.Due due) {
        try {
            CurrentTenant.run(due.tenant(), () -> looks.look(due.id(), false));
        } catch (RuntimeException fault) {
            log.error("content template {} is looked at again in two minutes", due.id(), fault);
        }
    }

    /** Before the connections to the provider and the database are closed; what was due is due at the next start. */
    @PreDestroy
    void stop() throws InterruptedException {
        stops = true;
        if (looking.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            looking.unlock();
        }
    }
}
