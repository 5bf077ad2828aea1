package io.smartqueue.live.feed;

import io.smartqueue.live.Live;
import io.smartqueue.live.Topic;
import io.smartqueue.queue.event.LineChanged;
import io.smartqueue.queue.event.TicketEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Signals to all servers that tickets of an organisation have changed, once the change is committed. */
@Component
class ChangeSignals {

    private final Live live;

    ChangeSignals(Live live) {
        this.live = live;
    }

    @EventListener
    void on(TicketEvent event) {
        live.signal(Topic.line(event.tenant()));
    }

    @EventListener
    void on(LineChanged event) {
        live.signal(Topic.house(event.tenant()));
    }
}
