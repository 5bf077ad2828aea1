package io.smartqueue.cost.budget;

import io.smartqueue.cost.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much of a month's budget is spent, in one row that servers lock when they claim messages. The ledger adds to it
 * in the transaction in which it grows itself.
 */
@Component
public class Spent {

    /** A budget is nearly or wholly spent; heard after the commit, once for each month and level. */
    record Reached(YearMonth month, String level, String committed) {}

    /** What the provider took becomes known within so many days; zones are within one more. */
    private static final int MOST_LATE = 7;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Spent(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Counts a month anew from the ledger; a message counts with what it took, before that with its estimate. */
    void count(YearMonth month, String currency) {
        jdbc.sql("""
            insert into budget_use (tenant_id, month, currency, spent)
            values (current_tenant(), :month, :currency, 0)
            on conflict (tenant_id, month) do update set currency = excluded.currency,
                told_soft_at = null, told_most_at = null, told_hard_at = null
            """).param("month", month.atDay(1)).param("currency", currency).update();
        // A statement of its own, which sees what was added before the row was locked.
        jdbc.sql("update budget_use set spent = :spent where month = :month")
                .param("spent", fromLedger(month, currency))
                .param("month", month.atDay(1))
                .update();
    }

    private BigDecimal fromLedger(YearMonth month, String currency) {
        return jdbc.sql("""
            with kept as (
                select message_id, kind, amount, currency, day from ledger_entry
                where day between :first and :last and amount is not null
                    and at >= :from and at < :to
            )
            select coalesce(sum(amount * rate_of(currency, :currency, day)), 0)
            from kept
            where kind = 'settlement' or not exists (
                select from kept settled
                where settled.message_id = kept.message_id and settled.kind = 'settlement')
            """)
                .param("first", month.atDay(1))
                .param("last", month.atEndOfMonth())
                .param("from", month.atDay(1).minusDays(2).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param(
                        "to",
                        month.atEndOfMonth().plusDays(MOST_LATE).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("currency", currency)
                .query(BigDecimal.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public BigDecimal read(YearMonth month, String currency) {
        Optional<BigDecimal> counted = jdbc.sql("select spent from budget_use where month = :month")
                .param("month", month.atDay(1))
                .query(BigDecimal.class)
                .optional();
        return Money.plain(counted.orElseGet(() -> fromLedger(month, currency)));
    }

    /** Keeps others from claiming for this month until the commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public BigDecimal lock(YearMonth month, String currency) {
        return locked(month).orElseGet(() -> {
            count(month, currency);
            return locked(month).orElseThrow();
        });
    }

    private Optional<BigDecimal> locked(YearMonth month) {
        return jdbc.sql("select spent from budget_use where month = :month for update")
                .param("month", month.atDay(1))
                .query(BigDecimal.class)
                .optional();
    }

    /** What messages that are claimed will cost. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(YearMonth month, Map<UUID, BigDecimal> amounts) {
        if (!amounts.isEmpty()) {
            jdbc.sql("""
                insert into budget_reservation (message_id, tenant_id, month, amount)
                select id, current_tenant(), :month, amount
                from unnest(:ids::uuid[], :amounts::numeric[]) as claimed (id, amount)
                on conflict (message_id) do nothing
                """)
                    .param("month", month.atDay(1))
                    .param("ids", amounts.keySet().toArray(UUID[]::new))
                    .param("amounts", amounts.values().toArray(BigDecimal[]::new))
                    .update();
        }
    }

    /** Tells the operator once of each level that is reached. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(YearMonth month, Budget budget, BigDecimal committed) {
        Budget.State state = budget.state(committed);
        tell(month, "hard", "told_hard_at", state == Budget.State.HARD, committed, budget);
        tell(month, "soft", "told_soft_at", state != Budget.State.OK && budget.soft() != null, committed, budget);
        tell(month, "most", "told_most_at", budget.isNearlySpent(committed), committed, budget);
    }

    private void tell(
            YearMonth month, String level, String column, boolean reached, BigDecimal committed, Budget budget) {
        if (!reached) {
            return;
        }
        LocalDate first = month.atDay(1);
        boolean isNews =
                jdbc.sql("update budget_use set " + column + " = now() where month = :month and " + column + " is null")
                                .param("month", first)
                                .update()
                        > 0;
        if (isNews) {
            events.publishEvent(
                    new Reached(month, level, Money.plain(committed).toPlainString() + " " + budget.currency()));
        }
    }
}
