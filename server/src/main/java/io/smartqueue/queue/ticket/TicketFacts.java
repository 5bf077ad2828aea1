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
 * @param customerName empty where the name and the phone come from a form that anybody can fill in
 * @param consent by which channels they may be told of it
 * @param position from 1 in the real calling order, for whoever is not there yet as if there; 0 once no longer in line
 * @param estimate empty while the line stands still and while no counter is open for it, when no hour is promised
 */
public record TicketFacts(
        TicketId ticket,
        LegId leg,
        TicketState state,
        String number,
        String serviceName,
        String queueName,
        String siteName,
        Optional<String> customerName,
        Consent consent,
        String language,
        int position,
        Optional<WaitEstimate> estimate,
        URI publicUrl,
        Optional<String> agentName,
        Optional<String> counterName) {}
