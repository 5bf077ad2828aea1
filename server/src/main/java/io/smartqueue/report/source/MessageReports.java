package io.smartqueue.report.source;

import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.report.By;
import io.smartqueue.report.Column;
import io.smartqueue.report.Places;
import io.smartqueue.report.Report;
import io.smartqueue.report.ReportKind;
import io.smartqueue.report.ReportQuestion;
import io.smartqueue.report.Source;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages and money, from the costs of each day, in the organisation's currency. Days are those of its zone. */
@Component
class MessageReports implements Source {

    private record Spent(
            long messages,
            long segments,
            long withoutPrice,
            @Nullable BigDecimal estimate,
            @Nullable BigDecimal settled) {

        private static final Spent NOTHING = new Spent(0, 0, 0, null, null);

        private Spent plus(Spent more) {
            return new Spent(
                    messages + more.messages,
                    segments + more.segments,
                    withoutPrice + more.withoutPrice,
                    sum(estimate, more.estimate),
                    sum(settled, more.settled));
        }

        private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal more) {
            return one == null ? more : more == null ? one : one.add(more);
        }

        private List<@Nullable Object> figures() {
            return Arrays.<@Nullable Object>asList(messages, segments, estimate, settled, withoutPrice);
        }
    }

    private final JdbcClient jdbc;

    MessageReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean knows(ReportKind kind) {
        return kind == ReportKind.MESSAGES;
    }

    @Override
    public List<Column> columns(ReportQuestion question) {
        String currency = jdbc.sql("select currency from tenant where id = current_tenant()")
                .query(String.class)
                .single();
        return List.of(
                new Column("messages", "messages"),
                new Column("segments", "segments"),
                new Column("estimate", currency),
                new Column("settled", currency),
                new Column("without_price", "messages"));
    }

    @Override
    public Report.Part read(ReportQuestion question, DaySpan span, Places places, @Nullable LocalDate nextDay) {
        var sums = new Sums<Spent>(question.by(), Spent::plus);
        String place = switch (question.by()) {
            case SITE -> "site_id";
            case SERVICE -> "service_id";
            default -> "null::uuid";
        };
        jdbc.sql("""
                with kept as materialized (
                    select %s as place, day, currency, sum(messages) as messages, sum(segments) as segments,
                        sum(without_price) as without_price, sum(estimate) as estimate, sum(settled) as settled
                    from cost_day
                    where day between :from and :to and (:site::uuid is null or site_id = :site)
                      and (:service::uuid is null or service_id = :service)
                      and (cardinality(:sites::uuid[]) = 0 or site_id = any(:sites::uuid[]))
                    group by 1, day, currency
                ), rates as materialized (
                    select currency, day,
                        rate_of(currency, (select currency from tenant where id = current_tenant()), day) as rate
                    from (select distinct currency, day from kept where currency <> '') as priced
                )
                select place, day, messages, segments, estimate * rate as estimate, settled * rate as settled,
                    case when rate is null then messages else without_price end as without_price
                from kept left join rates using (currency, day)
                """.formatted(place))
                .param("from", span.from())
                .param("to", span.to())
                .param("site", question.filter().site())
                .param("service", question.filter().service())
                .param("sites", question.reader().sites().toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> add(sums, question.by(), row));
        return sums.part(span, places, Spent.NOTHING, Spent::figures);
    }

    private static void add(Sums<Spent> sums, By by, ResultSet row) throws SQLException {
        var spent = new Spent(
                row.getLong("messages"),
                row.getLong("segments"),
                row.getLong("without_price"),
                row.getBigDecimal("estimate"),
                row.getBigDecimal("settled"));
        if (by.isOfTime()) {
            sums.add(row.getObject("day", LocalDate.class), spent);
        } else {
            sums.add(row.getObject("place", UUID.class), spent);
        }
    }
}
