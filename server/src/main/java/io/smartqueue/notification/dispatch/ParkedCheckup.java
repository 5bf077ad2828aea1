package io.smartqueue.notification.dispatch;

import io.smartqueue.channel.Channel;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.StepType;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether messages wait because the provider refuses our credential or account. */
@Component
@Order(640)
class ParkedCheckup implements Checkup {

    private static final String TOPIC = "parked";

    private record Parked(String channel, long messages) {}

    private final ObjectProvider<JdbcClient> jdbc;
    private final ObjectProvider<TransactionTemplate> transaction;
    private final ObjectProvider<Channel> channels;

    ParkedCheckup(
            ObjectProvider<JdbcClient> jdbc,
            ObjectProvider<TransactionTemplate> transaction,
            ObjectProvider<Channel> channels) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.channels = channels;
    }

    @Override
    public List<Finding> examine() {
        List<Parked> parked = transaction.getObject().execute(begun -> read(jdbc.getObject()));
        if (parked == null || parked.isEmpty()) {
            return List.of(Finding.right(TOPIC, "No message is parked."));
        }
        return parked.stream()
                .map(one -> Finding.wrong(
                        TOPIC,
                        one.messages() + " messages by " + one.channel()
                                + " are parked: the provider refuses our credential or account.",
                        remedy(Medium.of(one.channel()))))
                .toList();
    }

    private String remedy(Medium medium) {
        return "They leave by themselves within a minute of the account's being right again. "
                + channels.stream()
                        .filter(channel -> channel.medium() == medium)
                        .flatMap(channel -> channel.remedy("20003").stream())
                        .findFirst()
                        .orElse("");
    }

    private static List<Parked> read(JdbcClient database) {
        database.sql("set local role smartqueue_dispatcher").update();
        return database.sql("""
                        select channel, count(*) as messages from notification
                        where status = 'pending' and error_code = :parked group by channel order by channel
                        """)
                .param("parked", StepType.PARKED.code())
                .query((row, n) -> new Parked(row.getString("channel"), row.getLong("messages")))
                .list();
    }
}
