package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import io.smartqueue.postgres.pool.Workload;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends what waits and is no longer useful, however busy the workers are: a message that waits for a sender that is
 * parked or slow has no other end.
 */
@Component
class OverdueMessages {

    private static final int MOST = 500;
    private static final Logger log = LoggerFactory.getLogger(OverdueMessages.class);

    private final Claims claims;
    private final DispatchMetrics metrics;
    private final ReentrantLock looking = new ReentrantLock();

    OverdueMessages(Claims claims, DispatchMetrics metrics) {
        this.claims = claims;
        this.metrics = metrics;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (!looking.isLocked()) {
            Thread.startVirtualThread(() -> Workload.MESSAGES.run(this::lookOnce));
        }
    }

    private void lookOnce() {
        looking.lock();
        try {
            int ended = MOST;
            while (ended == MOST) {
                List<Medium> media = claims.expire(MOST);
                media.forEach(this::tell);
                ended = media.size();
            }
        } catch (RuntimeException away) {
            log.warn("cannot look for messages that are no longer useful: {}", away.getMessage());
        } finally {
            looking.unlock();
        }
    }

    private void tell(Medium medium) {
        metrics.happened(new DispatchMetrics.Turn(
                medium,
                StepType.EXPIRED.code(),
                StepType.EXPIRED.isUnwelcome(),
                Optional.of(NotificationStatus.EXPIRED),
                Optional.of(NotificationStatus.EXPIRED.code()),
                Optional.empty()));
    }
}
