package io.smartqueue.queue.day;

import io.smartqueue.queue.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Acts on tickets one by one, each in a transaction of its own: one that fails each time stops no other. A ticket that
 * an agent or another server is acting on is passed over until the next run.
 */
@Component
class OverdueTickets {

    private static final Logger log = LoggerFactory.getLogger(OverdueTickets.class);
    private static final int BATCH = 100;
    private static final int MOST_REMEMBERED = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Set<TicketId> failing = ConcurrentHashMap.newKeySet();

    OverdueTickets(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param sql selects {@code leg.visit_id} and ends with a condition
     * @param values of the parameters in it
     * @return the number of tickets acted on
     */
    int each(String sql, UnaryOperator<JdbcClient.StatementSpec> values, Consumer<TicketId> act) {
        List<UUID> passedOver = new ArrayList<>();
        int moved = 0;
        List<TicketId> batch = next(sql, values, passedOver);
        while (!batch.isEmpty()) {
            for (TicketId ticket : batch) {
                if (act(sql, values, ticket, act)) {
                    moved++;
                } else {
                    passedOver.add(ticket.value());
                }
            }
            batch = next(sql, values, passedOver);
        }
        return moved;
    }

    private List<TicketId> next(String sql, UnaryOperator<JdbcClient.StatementSpec> values, List<UUID> passedOver) {
        return transaction.execute(
                status -> values.apply(jdbc.sql(sql + " and leg.visit_id <> all(:passed) limit :batch"))
                        .param("passed", passedOver.toArray(UUID[]::new))
                        .param("batch", BATCH)
                        .query((row, n) -> new TicketId(row.getObject("visit_id", UUID.class)))
                        .list());
    }

    private boolean act(
            String sql, UnaryOperator<JdbcClient.StatementSpec> values, TicketId ticket, Consumer<TicketId> act) {
        try {
            boolean moved = Boolean.TRUE.equals(transaction.execute(status -> {
                boolean overdue = isStillOverdue(sql, values, ticket);
                if (overdue) {
                    act.accept(ticket);
                }
                return overdue;
            }));
            failing.remove(ticket);
            return moved;
        } catch (RuntimeException fault) {
            report(ticket, fault);
            return false;
        }
    }

    private boolean isStillOverdue(String sql, UnaryOperator<JdbcClient.StatementSpec> values, TicketId ticket) {
        return !values.apply(jdbc.sql(sql + " and leg.visit_id = :ticket for update of leg skip locked"))
                .param("ticket", ticket.value())
                .query(UUID.class)
                .list()
                .isEmpty();
    }

    // Once for each ticket: the next run follows within seconds.
    private void report(TicketId ticket, RuntimeException fault) {
        if (failing.size() >= MOST_REMEMBERED) {
            failing.clear();
        }
        if (failing.add(ticket)) {
            log.warn("a time limit of ticket {} could not be applied; the next runs try again", ticket, fault);
        }
    }
}
