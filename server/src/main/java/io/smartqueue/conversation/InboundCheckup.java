package io.smartqueue.conversation;

import io.smartqueue.channel.Channel;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import io.smartqueue.settings.PublicSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether what people write arrives. The provider's console says where it goes and cannot be asked for every sender, so
 * the proof is the last message that came.
 */
@Component
@Order(645)
class InboundCheckup implements Checkup {

    private static final String TOPIC = "inbound";

    private final ObjectProvider<JdbcClient> jdbc;
    private final ObjectProvider<Channel> channels;
    private final PublicSettings open;

    InboundCheckup(ObjectProvider<JdbcClient> jdbc, ObjectProvider<Channel> channels, PublicSettings open) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.open = open;
    }

    @Override
    public List<Finding> examine() {
        Map<Medium, Instant> last = last(jdbc.getObject());
        List<String> heard = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        // Nobody answers a notification of the browser.
        List<Channel> answered = channels.stream()
                .filter(channel -> Medium.toCustomers().contains(channel.medium()))
                .toList();
        for (Channel channel : answered) {
            channel.sender().ifPresent(sender -> {
                String name = channel.medium().code() + " to " + sender.address();
                Instant at = last.get(channel.medium());
                if (channel.answeredAt().isEmpty()) {
                    heard.add(channel.medium().code() + " from " + sender.address() + " cannot be answered.");
                } else if (at == null) {
                    silent.add(name);
                } else {
                    heard.add(name + ": the last message came at " + at.truncatedTo(ChronoUnit.SECONDS) + ".");
                }
            });
        }
        return List.of(finding(heard, silent));
    }

    private Finding finding(List<String> heard, List<String> silent) {
        if (!silent.isEmpty()) {
            return Finding.note(
                    TOPIC,
                    "Nothing came in the last 30 days: " + String.join(", ", silent) + ". " + String.join(" ", heard),
                    "Give " + address(open.baseUrl()) + " as the address of incoming messages in the provider's"
                            + " console, write HELP to the sender, and run the doctor again.");
        }
        return heard.isEmpty()
                ? Finding.note(TOPIC, "No channel is on.")
                : Finding.right(TOPIC, heard.stream().collect(Collectors.joining(" ")));
    }

    private static String address(@Nullable Object base) {
        return (base == null ? "PUBLIC_BASE_URL" : base) + "/webhooks/twilio/inbound";
    }

    private static Map<Medium, Instant> last(JdbcClient jdbc) {
        Map<Medium, Instant> last = new EnumMap<>(Medium.class);
        jdbc.sql("select channel, max(received_at) as at from inbound_receipt group by channel")
                .query(row -> {
                    last.put(Medium.of(row.getString("channel")), Times.instant(row, "at"));
                });
        return last;
    }
}
