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
public class Signals {

    private final SignalListeners signalListeners;
    private final OutgoingSignals outgoing;

    Signals(SignalListeners signalListeners, OutgoingSignals outgoing) {
        this.signalListeners = signalListeners;
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
        signalListeners.hear(topic);
        outgoing.add(topic);
    }

    /**
     * Calls the listener for signals of all servers, on the topic and all below it; also when signals may
     * have been lost, with {@code topic} itself. The listener must not block, only wake the thread that does the work.
     */
    public void listen(Topic topic, Consumer<Topic> listener) {
        signalListeners.add(topic, listener);
    }
}
