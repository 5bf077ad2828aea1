package io.smartqueue.cost.ledger;

import io.smartqueue.cost.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds up the days of the current organisation; amounts are exchanged at the rate of their day. */
@Component
class CostsReader {

    /** Days of the organisation, both included; with sites, only what is about visits there. */
    record Question(LocalDate from, LocalDate to, Costs.By by, String currency, Set<UUID> sites) {}

    private final JdbcClient jdbc;

    CostsReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public String currency() {
        return jdbc.sql("select currency from tenant where id = current_tenant()")
                .query(String.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Costs of(Question question) {
        String key = question.by.column();
        String sites = question.sites.isEmpty() ? "" : " and site_id = any(:sites)";
        List<Costs.Row> rows = jdbc.sql("""
            with kept as materialized (
                select %1$s as key, day, currency, sum(messages) as messages, sum(segments) as segments,
                    sum(without_price) as without_price, sum(estimate) as estimate,
                    sum(settled) as settled, sum(by_sms) as by_sms, sum(without_sms) as without_sms
                from cost_day where day between :from and :to %2$s
                group by %1$s, day, currency
            ), rates as materialized (
                select currency, day, rate_of(currency, :currency, day) as rate
                from (select distinct currency, day from kept where currency <> '') as priced
            )
            select key, sum(messages)::bigint as messages, sum(segments)::bigint as segments,
                sum(estimate * rate) as estimate, sum(settled * rate) as settled,
                sum(case when rate is null then messages else without_price end)::bigint as without_price,
                case when sum(without_sms) = 0
                    and bool_and(by_sms is null or rate is not null) then sum(by_sms * rate) end as by_sms
            from kept left join rates using (currency, day)
            group by key order by key
            """.formatted(key, sites))
                .param("from", question.from)
                .param("to", question.to)
                .param("currency", question.currency)
                .param("sites", question.sites.toArray(UUID[]::new))
                .query((row, n) -> row(question.by, row))
                .list();
        return new Costs(
                question.currency,
                rows,
                rows.stream().mapToLong(Costs.Row::withoutPrice).sum());
    }

    private static Costs.Row row(Costs.By by, ResultSet row) throws SQLException {
        return new Costs.Row(
                key(by, row),
                row.getLong("messages"),
                row.getLong("segments"),
                plain(row.getBigDecimal("estimate")),
                plain(row.getBigDecimal("settled")),
                row.getLong("without_price"),
                plain(row.getBigDecimal("by_sms")));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
        return amount == null ? null : Money.plain(amount);
    }

    private static Costs.Key key(Costs.By by, ResultSet row) throws SQLException {
        return switch (by) {
            case DAY -> new Costs.Key(row.getObject("key", LocalDate.class), null, null, null, null);
            case CHANNEL -> new Costs.Key(null, row.getString("key"), null, null, null);
            case EVENT -> new Costs.Key(null, null, row.getString("key"), null, null);
            case SITE -> new Costs.Key(null, null, null, row.getObject("key", UUID.class), null);
            case SERVICE -> new Costs.Key(null, null, null, null, row.getObject("key", UUID.class));
        };
    }
}
