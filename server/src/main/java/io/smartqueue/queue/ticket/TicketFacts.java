package io.smartqueue.queue.ticket;

import io.smartqueue.customer.CustomerId;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.queue.LegId;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.WaitEstimate;
import java.net.URI;
import java.util.Optional;

/**
 * What can be said about a ticket at this moment, for those who tell people about it.
 *
 * @param visitPhone the phone given with the ticket
 * @param visitSms whether SMS about this visit may go there
 * @param reachChosen whether that is all, whatever the customer agreed to before
 * @param position from 1 in the real calling order, for whoever is not there yet as if there; 0 once no longer in line
 * @param estimate empty while the line stands still and while no counter is open for it, when no hour is promised
 */
public record TicketFacts(
        TicketId ticket,
        LegId leg,
        String number,
        String serviceName,
        String queueName,
        String siteName,
        Optional<CustomerId> customer,
        Optional<String> customerName,
        Optional<PhoneNumber> visitPhone,
        boolean visitSms,
        boolean visitWhatsapp,
        boolean reachChosen,
        String language,
        int position,
        Optional<WaitEstimate> estimate,
        URI publicUrl,
        Optional<String> agentName,
        Optional<String> counterName) {}
