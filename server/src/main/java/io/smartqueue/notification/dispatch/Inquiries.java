package io.smartqueue.notification.dispatch;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.DeliveryReceipt;
import io.smartqueue.channel.DeliveryStatus;
import io.smartqueue.customer.Medium;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the provider what became of a message of which the last receipt did not come. Nothing is sent again. */
@Component
public class Inquiries {

    record Sent(String providerId, Medium medium) {}

    enum Answer {
        /** Its state was another. */
        REPAIRED,
        SAME,
        NONE
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<Medium, Channel> channels;
    private final ProviderReports reports;

    Inquiries(JdbcClient jdbc, TransactionTemplate transaction, List<Channel> channels, ProviderReports reports) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::medium, Function.identity()));
        this.reports = reports;
    }

    /**
     * Stores what the provider says of a message of the current organisation. Not to be called in a transaction.
     *
     * @return false when the provider was asked and did not say
     */
    public boolean ask(UUID message) {
        return sent(message).map(sent -> ask(CurrentTenant.get(), sent)).orElse(Answer.SAME) != Answer.NONE;
    }

    private Optional<Sent> sent(UUID message) {
        return transaction.execute(begun -> jdbc.sql("""
                        select provider_id, channel from notification
                        where id = :id and status = 'sent' and provider_id is not null
                            and channel = any(:askable)
                        """)
                .param("id", message)
                .param("askable", askable())
                .query((row, n) -> new Sent(row.getString("provider_id"), Medium.of(row.getString("channel"))))
                .optional());
    }

    /** The channels whose messages have a state after they were sent. */
    String[] askable() {
        return Medium.codes(channels.values().stream()
                .filter(Channel::tellsOfDelivery)
                .map(Channel::medium)
                .toList());
    }

    Answer ask(TenantId tenant, Sent sent) {
        Optional<DeliveryReceipt> answer =
                Optional.ofNullable(channels.get(sent.medium())).flatMap(channel -> channel.ask(sent.providerId()));
        if (answer.isEmpty()) {
            return Answer.NONE;
        }
        boolean isNews = answer.get()
                .status()
                .filter(status -> status != DeliveryStatus.SENT)
                .isPresent();
        boolean isRepaired = isNews
                && reports.store(tenant, ProviderReport.of(answer.get()))
                        .filter(ProviderReport.Effect::moves)
                        .isPresent();
        return isRepaired ? Answer.REPAIRED : Answer.SAME;
    }
}
