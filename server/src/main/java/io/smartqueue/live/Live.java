package io.smartqueue.live;

import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Signals between the parts of all servers on one database. A signal may be lost, so whoever listens also looks
 * by himself now and then.
 */
@Service
public class Live {

    private final Listeners listeners;
    private final OutgoingSignals outgoing;

    Live(Listeners listeners, OutgoingSignals outgoing) {
        this.listeners = listeners;
        this.outgoing = outgoing;
    }

    /** Within a transaction: once it has committed, and not at all if it does not. Else at once. Never waits. */
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
     * Hears signals of this server and of the others, on the topic and all below it; also once whenever signals may
     * have been missed, with {@code topic} itself. The listener must not wait, only wake who does the work.
     */
    public void listen(Topic topic, Consumer<Topic> listener) {
        listeners.add(topic, listener);
    }
}
