package io.smartqueue.cost.ledger;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the ledger of the current organisation, page by page or from its beginning to its end. */
@Component
class LedgerReader {

    /** Days of the organisation, both included; with sites, only what is about visits there. */
    record Question(
            LocalDate from,
            LocalDate to,
            @Nullable Medium channel,
            @Nullable String event,
            Set<UUID> sites) {}

    private static final int BATCH = 1000;

    /** What the provider took becomes known within so many days. */
    private static final int MOST_LATE = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tenants tenants;

    LedgerReader(JdbcClient jdbc, TransactionTemplate transaction, Tenants tenants) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tenants = tenants;
    }

    PageResult<LedgerEntry> page(PageRequest paging, Question question) {
        String from = from(question);
        return transaction.execute(begun -> paging.of(
                bound(PageRequest.count(from), question).query(Long.class).single(),
                bound("select " + LedgerEntry.COLUMNS + from + paging.orderAndLimit(), question)
                        .query((row, n) -> LedgerEntry.of(row))
                        .list()));
    }

    /** Newest first, some at a time, each time in a transaction of its own: a slow reader holds up nothing. */
    void each(Question question, Consumer<LedgerEntry> reader) {
        Instant before = Instant.parse("9999-01-01T00:00:00Z");
        UUID beforeId = new UUID(-1, -1);
        List<LedgerEntry> batch;
        do {
            batch = batch(question, before, beforeId);
            batch.forEach(reader);
            if (!batch.isEmpty()) {
                before = batch.getLast().at();
                beforeId = batch.getLast().id();
            }
        } while (batch.size() == BATCH);
    }

    private List<LedgerEntry> batch(Question question, Instant before, UUID beforeId) {
        String sql = "select " + LedgerEntry.COLUMNS + from(question)
                + " and (at, id) < (:before, :before_id) order by at desc, id desc limit " + BATCH;
        // The index is entered at the last line that was read, for which the pair alone does not do.
        Instant end = before.plus(1, ChronoUnit.MICROS);
        return transaction.execute(begun -> bound(sql.replace("at < :to", "at < least(:to, :end)"), question)
                .param("end", Times.sql(end))
                .param("before", Times.sql(before))
                .param("before_id", beforeId)
                .query((row, n) -> LedgerEntry.of(row))
                .list());
    }

    private static String from(Question question) {
        return " from ledger_entry where day between :first and :last and at >= :from and at < :to"
                + (question.channel == null ? "" : " and channel = :channel")
                + (question.event == null ? "" : " and event = :event")
                + (question.sites.isEmpty() ? "" : " and site_id = any(:sites)");
    }

    private JdbcClient.StatementSpec bound(String sql, Question question) {
        ZoneId zone = tenants.current().zone();
        return jdbc.sql(sql)
                .param("first", question.from)
                .param("last", question.to)
                .param("from", Times.sql(question.from.atStartOfDay(zone).toInstant()))
                .param(
                        "to",
                        Times.sql(question.to
                                .plusDays(MOST_LATE)
                                .atStartOfDay(zone)
                                .toInstant()))
                .param("channel", question.channel == null ? null : question.channel.code(), Types.VARCHAR)
                .param("event", question.event, Types.VARCHAR)
                .param("sites", question.sites.toArray(UUID[]::new));
    }
}
