package io.smartqueue.admin.people.customer;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.customer.Customer;
import io.smartqueue.page.Messages;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.ticket.TicketList;
import io.smartqueue.site.Site;
import io.smartqueue.site.Sites;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The visits of a customer at the sites of the reader. */
@Component
class CustomerVisits {

    private final TicketList tickets;
    private final Queues queues;
    private final Sites sites;

    CustomerVisits(TicketList tickets, Queues queues, Sites sites) {
        this.tickets = tickets;
        this.queues = queues;
        this.sites = sites;
    }

    /** Names of queues and sites, in which a visit is told. */
    private record Names(Messages words, Map<QueueId, Queue> queues, Map<UUID, Site> sites) {

        CustomerVisit visit(Ticket ticket) {
            Queue first = queues.get(ticket.legs().getFirst().queueId());
            Site site = first == null ? null : sites.get(first.site().id());
            Messages there = site == null ? words : words.at(site.zone());
            return new CustomerVisit(
                    ticket.id().value(),
                    ticket.number(),
                    there.day(ticket.joinedAt()) + " " + there.hour(ticket.joinedAt()),
                    site == null ? "" : words.name(site.names()),
                    ticket.legs().stream()
                            .map(leg -> queues.get(leg.queueId()))
                            .filter(Objects::nonNull)
                            .map(queue -> words.name(queue.names()))
                            .collect(Collectors.joining(", ")),
                    ticket.status(),
                    waited(ticket));
        }

        private static @Nullable Long waited(Ticket ticket) {
            Instant called = ticket.legs().getFirst().times().calledAt();
            return called == null
                    ? null
                    : Duration.between(ticket.joinedAt(), called).toMinutes();
        }
    }

    PageResult<CustomerVisit> of(AdminFrame desk, Customer customer, int number) {
        Set<UUID> mine = desk.caller().siteIds();
        var found = tickets.page(
                TicketList.Filter.of(customer.id().value(), mine),
                new PageRequest(number, PageRequest.DEFAULT_SIZE, "joined_at", true));
        var names = new Names(
                desk.sheet().words(),
                queues.all(null, mine).stream().collect(Collectors.toMap(Queue::id, Function.identity())),
                sites.all(null, mine).stream()
                        .collect(Collectors.toMap(site -> site.id().value(), Function.identity())));
        return found.map(names::visit);
    }
}
