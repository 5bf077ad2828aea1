package io.smartqueue.notification.sender;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.channel.Channel;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether the messages of a channel wait because the provider refuses us. */
@Component
class SenderMetrics {

    SenderMetrics(Senders senders, List<Channel> channels, MeterRegistry meters) {
        channels.forEach(channel -> Gauge.builder("smartqueue.parked", () -> parked(senders, channel))
                .tag("channel", channel.medium().code())
                .register(meters));
    }

    private static double parked(Senders senders, Channel channel) {
        try {
            Sender sender = senders.current().get(channel.medium());
            return sender != null && sender.isParked() ? 1 : 0;
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }
}
