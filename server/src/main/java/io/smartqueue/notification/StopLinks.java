package io.smartqueue.notification;

import io.smartqueue.channel.Channel;
import io.smartqueue.customer.Medium;
import io.smartqueue.queue.ticket.PublicLinks;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The end of messages that are not about the recipient's own turn, where nobody can answer STOP: the page of their
 * ticket, which stops all messages. An address that never had a ticket has no such page; staff write its stop down.
 */
@Component
public class StopLinks {

    private final List<Channel> channels;
    private final PublicLinks links;
    private final JdbcClient jdbc;

    StopLinks(List<Channel> channels, PublicLinks links, JdbcClient jdbc) {
        this.channels = channels;
        this.links = links;
        this.jdbc = jdbc;
    }

    /** Whether messages of this channel come from a name, which cannot be answered. */
    public boolean areNeeded(Medium medium) {
        return medium == Medium.SMS
                && channels.stream()
                        .anyMatch(channel -> channel.medium() == medium
                                && channel.sender().isPresent()
                                && channel.answeredAt().isEmpty());
    }

    /** What is added to a message; empty where it can be answered, and for who never had a ticket. */
    String end(Medium medium, String recipient) {
        return areNeeded(medium) ? last(recipient).map(this::end).orElse("") : "";
    }

    /** @param token of the recipient's ticket */
    public String end(String token) {
        return endAt(links.of(token).url());
    }

    /** @param ticket its page */
    public String endAt(URI ticket) {
        return " STOP: " + ticket + "/reach";
    }

    private Optional<String> last(String recipient) {
        return jdbc.sql("""
                        select public_link.token from (
                            select id, joined_at as at from visit
                            where customer_phone = :recipient and ended_at is null
                            union all
                            (select visit_id, created_at from notification
                            where recipient = :recipient and visit_id is not null
                            order by created_at desc limit 1)
                        ) known
                        join visit on visit.id = known.id
                        join public_link on public_link.token = visit.public_token
                        order by known.at desc limit 1
                        """).param("recipient", recipient).query(String.class).optional();
    }
}
