package io.smartqueue.notification.sender;

import io.smartqueue.channel.Channel;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How fast each sender sends, and whether messages wait because the provider refuses us. */
@Component
@Order(640)
class SendersCheckup implements Checkup {

    private static final String TOPIC = "senders";

    private final ObjectProvider<JdbcClient> jdbc;
    private final ObjectProvider<Channel> channels;

    SendersCheckup(ObjectProvider<JdbcClient> jdbc, ObjectProvider<Channel> channels) {
        this.jdbc = jdbc;
        this.channels = channels;
    }

    @Override
    public List<Finding> examine() {
        List<Channel> all = channels.stream().toList();
        List<Finding> findings = new ArrayList<>();
        Senders senders = new Senders(jdbc.getObject(), all);
        List<Sender> known = senders.all();
        for (Channel channel : all) {
            channel.sender()
                    .ifPresent(used -> findings.add(known.stream()
                            .filter(sender -> sender.owner().isEmpty()
                                    && sender.medium() == channel.medium()
                                    && sender.address().equals(used.address())
                                    && sender.account().equals(used.account()))
                            .findFirst()
                            .map(sender -> finding(channel, sender))
                            .orElseGet(() -> paced(channel, used.address(), used.ratePerSecond()))));
        }
        List<Finding> common =
                findings.isEmpty() ? List.of(Finding.note(TOPIC, "No channel is on.")) : together(findings);
        return Stream.concat(common.stream(), senders.inUse().stream().flatMap(SendersCheckup::refused))
                .toList();
    }

    /** What an organisation's own account refuses is for the organisation to repair. */
    private static Stream<Finding> refused(Sender own) {
        return own
                .parked()
                .filter(because -> own.owner().isPresent())
                .map(because -> Finding.note(
                        TOPIC,
                        own.medium().code() + " from " + own.address() + " of an organisation's own account is parked"
                                + " since " + because.since() + ": " + because.code() + ": " + because.message(),
                        "Its administrator looks at it with POST /api/v1/tenants/{slug}/twilio-account/check/."))
                .stream();
    }

    private static List<Finding> together(List<Finding> findings) {
        List<Finding> wrong = findings.stream()
                .filter(finding -> finding.verdict() == Finding.Verdict.WRONG)
                .toList();
        return wrong.isEmpty()
                ? List.of(Finding.right(
                        TOPIC, findings.stream().map(Finding::words).collect(Collectors.joining(" "))))
                : wrong;
    }

    private static Finding finding(Channel channel, Sender sender) {
        return sender.parked()
                .map(because -> Finding.wrong(
                        TOPIC,
                        channel.medium().code() + " from " + sender.address() + " is parked since " + because.since()
                                + ": the provider refuses us: " + because.code() + ": " + because.message(),
                        "Its messages leave by themselves within a minute of its being right again, or at once after"
                                + " POST /api/v1/admin/senders/" + sender.id() + "/resume/. "
                                + channel.remedy(because.code()).orElse("")))
                .orElseGet(() -> paced(channel, sender.address(), sender.rate()));
    }

    private static Finding paced(Channel channel, String address, BigDecimal rate) {
        String unit = channel.medium().isPaidBySegment() ? " segments" : " messages";
        return Finding.right(
                TOPIC,
                channel.medium().code() + " from " + address + ": "
                        + (rate.signum() == 0 ? "as fast as it goes." : rate.toPlainString() + unit + " a second."));
    }
}
