package io.smartqueue.live;

import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Signals between the parts of all servers on one database. A signal may be lost, so a listener also polls
 * from time to time.
 */
@Service
public class Live {

    private final Listeners listeners;
    private final OutgoingSignals outgoing;

    Live(Listeners listeners, OutgoingSignals outgoing) {
        this.listeners = listeners;
        this.outgoing = outgoing;
    }

    /** Sends a signal: within a transaction after its commit, if it commits, else at once. Never blocks. */
    public void signal(Topic topic) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            spread(topic);
            return;
        }
        // After completion, since one registered by a listener after the commit is still called then.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    spread(topic);
                }
            }
        });
    }

    private void spread(Topic topic) {
        listeners.hear(topic);
        outgoing.add(topic);
    }

    /**
     * Calls the listener for signals of all servers, on the topic and all below it; also when signals may
     * have been lost, with {@code topic} itself. The listener must not block, only wake the thread that does the work.
     */
    public void listen(Topic topic, Consumer<Topic> listener) {
        listeners.add(topic, listener);
    }
}
