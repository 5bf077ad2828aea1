package io.smartqueue.conversation.exchange;

import io.smartqueue.channel.Channel;
import io.smartqueue.customer.Consent;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.suppression.Suppressions;
import io.smartqueue.notification.window.Window;
import io.smartqueue.notification.window.Windows;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.FactsReader;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The channels by which the holder of a ticket can be written to in one's own words, the best first. */
@Component
public class Ways {

    private final JdbcClient jdbc;
    private final FactsReader facts;
    private final Suppressions suppressions;
    private final Windows windows;
    private final List<Channel> channels;
    private final InstantSource clock;

    Ways(
            JdbcClient jdbc,
            FactsReader facts,
            Suppressions suppressions,
            Windows windows,
            List<Channel> channels,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.suppressions = suppressions;
        this.windows = windows;
        this.channels = channels;
        this.clock = clock;
    }

    // Most people are asked for a phone only, so that nothing is to be said of their e-mail.
    @Transactional(readOnly = true)
    public List<Way> of(TicketId ticket) {
        Consent consent = facts.get(ticket).recipient().consent();
        Map<Medium, String> hidden = hidden(ticket);
        return channels.stream()
                .map(channel -> way(
                        channel,
                        consent.contact(channel.medium())
                                .map(ContactPoint::address)
                                .or(() -> Optional.ofNullable(hidden.get(channel.medium())))))
                .filter(way -> way.address() != null || Medium.toPhones().contains(way.medium()))
                .sorted(Way.BEST_FIRST)
                .toList();
    }

    private Way way(Channel channel, Optional<String> agreed) {
        Medium medium = channel.medium();
        return agreed.filter(address -> suppressions.of(medium, address).isEmpty())
                .map(address -> new Way(
                        medium, address, channel.offBecause().isPresent() ? Way.State.OFF : state(channel, address)))
                .orElseGet(() -> new Way(medium, null, Way.State.NO_CONSENT));
    }

    private Way.State state(Channel channel, String address) {
        if (channel.medium() != Medium.WHATSAPP) {
            return Way.State.OPEN;
        }
        Window window =
                channel.sender().map(sender -> windows.of(address, sender)).orElse(Window.UNKNOWN);
        if (window.isOpen(clock.instant()).orElse(false)) {
            return Way.State.OPEN;
        }
        return window.lastInboundAt() == null && window.refusedAt() == null
                ? Way.State.UNCERTAIN
                : Way.State.WINDOW_CLOSED;
    }

    /** Where the ticket was taken by somebody who hides their telephone. */
    private Map<Medium, String> hidden(TicketId ticket) {
        return jdbc
                .sql("select channel, address from conversation_ticket where visit_id = :ticket")
                .param("ticket", ticket.value())
                .query((row, n) -> Map.entry(Medium.of(row.getString("channel")), row.getString("address")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
