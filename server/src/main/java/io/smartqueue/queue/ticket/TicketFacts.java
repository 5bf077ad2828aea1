package io.smartqueue.queue.ticket;

import io.smartqueue.customer.Consent;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.WaitEstimate;
import java.net.URI;
import java.util.Optional;

/**
 * What can be said about a ticket at this moment, for those who tell people about it.
 *
 * @param position from 1 in the real calling order, as if a remote customer were on site; 0 once no longer in line
 * @param estimate empty while the line stands still and while no counter is open for it, when no hour is promised
 */
public record TicketFacts(
        TicketId ticket,
        LegId leg,
        TicketState state,
        String number,
        Where where,
        Recipient recipient,
        int position,
        Optional<WaitEstimate> estimate,
        URI publicUrl) {

    /** The names of where the customer waits or is served, in the customer's language. */
    public record Where(String service, String queue, String site, Optional<String> agent, Optional<String> counter) {}

    /**
     * @param name empty where the name and the phone come from a form that anybody can fill in
     * @param consent by which channels they may be told of the ticket
     */
    public record Recipient(Optional<String> name, Consent consent, String language) {}
}
