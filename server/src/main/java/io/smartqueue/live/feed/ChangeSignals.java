package io.smartqueue.live.feed;

import io.smartqueue.live.Signals;
import io.smartqueue.live.Topic;
import io.smartqueue.queue.LineChanged;
import io.smartqueue.queue.event.CounterChanged;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.ticket.TicketsTaken;
import io.smartqueue.site.SettingsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Signals to all servers that tickets or counters of an organisation have changed, once the change is committed. */
@Component
class ChangeSignals {

    private final Signals signals;

    ChangeSignals(Signals signals) {
        this.signals = signals;
    }

    @EventListener
    void on(TicketEvent event) {
        signals.signal(Topic.line(event.tenant()));
    }

    @EventListener
    void on(TicketsTaken event) {
        signals.signal(Topic.line(event.tenant()));
    }

    @EventListener
    void on(CounterChanged event) {
        signals.signal(Topic.line(event.tenant()));
    }

    @EventListener
    void on(LineChanged event) {
        signals.signal(Topic.organisation(event.tenant()));
    }

    @EventListener
    void on(SettingsChanged event) {
        signals.signal(Topic.organisation(event.tenant()));
    }
}
