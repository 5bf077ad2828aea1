package io.smartqueue.notification.spending;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was reserved for messages that a provider has not taken yet. A reservation ends with the state of its message,
 * however that ends: when it was taken the ledger has it, else nothing was spent.
 */
@Component
public class Reservations {

    private final JdbcClient jdbc;

    Reservations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What messages under way will cost; forgets those that are not any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public BigDecimal underWay(YearMonth month) {
        jdbc.sql("""
            delete from budget_reservation where message_id in (
                select message_id from budget_reservation
                left join notification on notification.id = message_id
                where notification.status is null or notification.status not in ('pending', 'sending'))
            """).update();
        return reserved(month);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public BigDecimal reserved(YearMonth month) {
        return jdbc.sql("""
            select coalesce(sum(amount), 0)
            from budget_reservation join notification on notification.id = message_id
            where month = :month and notification.status in ('pending', 'sending')
            """)
                .param("month", month.atDay(1))
                .query(BigDecimal.class)
                .single();
    }

    /** Those of which an earlier attempt has reserved nothing. */
    Collection<UUID> without(Collection<UUID> messages) {
        Set<UUID> left = new HashSet<>(messages);
        jdbc.sql("select message_id from budget_reservation where message_id = any(:ids)")
                .param("ids", messages.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .forEach(left::remove);
        return left;
    }
}
