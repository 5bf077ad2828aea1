package io.smartqueue.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The listeners on this server, by topic. */
@Component
class SignalListeners {

    private static final Logger log = LoggerFactory.getLogger(SignalListeners.class);

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private record Listener(Topic topic, Consumer<Topic> action) {}

    void add(Topic topic, Consumer<Topic> action) {
        listeners.add(new Listener(topic, action));
    }

    void hear(Topic topic) {
        listeners.stream()
                .filter(listener -> topic.isWithin(listener.topic()))
                .forEach(listener -> tell(listener, topic));
    }

    /** Notifies all listeners after signals may have been lost. */
    void hearEverything() {
        listeners.forEach(listener -> tell(listener, listener.topic()));
    }

    private static void tell(Listener listener, Topic topic) {
        try {
            listener.action().accept(topic);
        } catch (RuntimeException fault) {
            log.error("a listener to {} failed", listener.topic(), fault);
        }
    }
}
