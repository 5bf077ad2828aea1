package io.smartqueue.cost.budget;

import io.smartqueue.cost.price.ExchangeRates;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.RecentReads;
import io.smartqueue.tenant.TenantId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The budgets of the current organisation; most have none, which is known without a question to the database. */
@Service
public class Budgets {

    /** The name of the budget of months that have none of their own. */
    public static final String DEFAULT = "default";

    private static final long MOST_KNOWN = 10_000;

    private final RecentReads<TenantId, Map<String, Budget>> known = new RecentReads<>(MOST_KNOWN);
    private final JdbcClient jdbc;
    private final ExchangeRates rates;
    private final Spent spent;
    private final TransactionTemplate transaction;

    Budgets(JdbcClient jdbc, ExchangeRates rates, Spent spent, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.rates = rates;
        this.spent = spent;
        this.transaction = transaction;
    }

    // Without a transaction, because what is known already needs no connection.
    /** As it was less than a second ago. */
    public Optional<Budget> of(YearMonth month) {
        Map<String, Budget> all =
                Objects.requireNonNull(known.get(CurrentTenant.get(), unread -> transaction.execute(begun -> all())));
        return Optional.ofNullable(all.get(month.toString())).or(() -> Optional.ofNullable(all.get(DEFAULT)));
    }

    @Transactional(readOnly = true)
    public Optional<Budget> find(String month) {
        return Optional.ofNullable(all().get(month));
    }

    private Map<String, Budget> all() {
        Map<String, Budget> all = new HashMap<>();
        jdbc.sql("select month, soft, hard, currency, excepted_events from budget")
                .query(row -> {
                    all.put(row.getString("month"), budget(row));
                });
        return all;
    }

    private static Budget budget(ResultSet row) throws SQLException {
        String[] excepted = (String[]) row.getArray("excepted_events").getArray();
        return new Budget(
                row.getBigDecimal("soft"), row.getBigDecimal("hard"), row.getString("currency"), Set.of(excepted));
    }

    /**
     * Puts a budget, from now on: what was spent in the present month counts.
     *
     * @throws Refusal when prices cannot be exchanged into its currency
     */
    @Transactional
    public void put(String month, Budget budget, YearMonth present, LocalDate today) {
        requireRate(budget.currency(), today);
        jdbc.sql("""
            insert into budget (tenant_id, month, soft, hard, currency, excepted_events)
            values (current_tenant(), :month, :soft, :hard, :currency, :excepted)
            on conflict (tenant_id, month) do update set soft = excluded.soft, hard = excluded.hard,
                currency = excluded.currency, excepted_events = excluded.excepted_events
            """)
                .param("month", month)
                .param("soft", budget.soft(), Types.NUMERIC)
                .param("hard", budget.hard(), Types.NUMERIC)
                .param("currency", budget.currency())
                .param("excepted", budget.exceptedEvents().stream().sorted().toArray(String[]::new))
                .update();
        known.forget();
        Map<String, Budget> all = all();
        Budget counted = all.getOrDefault(present.toString(), all.get(DEFAULT));
        if (counted != null) {
            spent.count(present, counted.currency());
        }
    }

    private void requireRate(String currency, LocalDate today) {
        List<String> priced = rates.ofPrices();
        List<String> needed = priced.isEmpty() ? List.of(ownCurrency()) : priced;
        for (String base : needed) {
            if (rates.rate(base, currency, today).isEmpty()) {
                throw Refusal.conflict(
                        "no_rate", "No rate of exchange is known from " + base + " to " + currency + ".");
            }
        }
    }

    /** In which the organisation reads its costs. */
    @Transactional(readOnly = true)
    public String ownCurrency() {
        return jdbc.sql("select currency from tenant where id = current_tenant()")
                .query(String.class)
                .single();
    }

    /** What was spent in a month, as it stands. */
    @Transactional(readOnly = true)
    public BigDecimal spent(YearMonth month, String currency) {
        return spent.read(month, currency);
    }
}
