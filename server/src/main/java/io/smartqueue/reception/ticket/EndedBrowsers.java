package io.smartqueue.reception.ticket;

import io.smartqueue.customer.browser.AllBrowsersEnded;
import io.smartqueue.customer.browser.BrowserEnded;
import io.smartqueue.live.Signals;
import io.smartqueue.live.Topic;
import io.smartqueue.queue.TicketId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the pages of tickets on all servers that their browser is told nothing any more. */
@Component
class EndedBrowsers {

    private final Signals signals;

    EndedBrowsers(Signals signals) {
        this.signals = signals;
    }

    @EventListener
    void on(BrowserEnded event) {
        signals.signal(Topic.visit(event.tenant(), new TicketId(event.visit())));
    }

    @EventListener
    void on(AllBrowsersEnded event) {
        signals.signal(Topic.VISITS);
    }
}
