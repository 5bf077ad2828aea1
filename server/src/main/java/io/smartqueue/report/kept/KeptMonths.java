package io.smartqueue.report.kept;

import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the lists of a month that is over together, to one of each queue: a report about a year reads a row of a queue
 * as fast as the passages of some days, and the ids in it are as many bytes as these.
 */
@Component
public class KeptMonths {

    private final JdbcClient jdbc;
    private final KeptLists lists;
    private final TransactionTemplate transaction;

    KeptMonths(JdbcClient jdbc, KeptLists lists, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return whether there was a month with lists of days, so that there may be one more */
    public boolean joinNext(TenantId tenant) {
        return CurrentTenant.call(tenant, () -> Objects.requireNonNull(transaction.execute(begun -> joinNext())));
    }

    // Whoever keeps a day locks the same row.
    private boolean joinNext() {
        Optional<LocalDate> nextDay = jdbc.sql(
                        "select next_day from report_progress where next_day is not null for update skip locked")
                .query(LocalDate.class)
                .optional();
        Optional<LocalDate> month = nextDay.flatMap(this::first).map(day -> day.withDayOfMonth(1));
        month.ifPresent(this::join);
        return month.isPresent();
    }

    private Optional<LocalDate> first(LocalDate nextDay) {
        return jdbc.sql("""
                        select day from passage_day where last_day is null and day < :month order by day limit 1
                        """)
                .param("month", nextDay.withDayOfMonth(1))
                .query(LocalDate.class)
                .optional();
    }

    private void join(LocalDate first) {
        LocalDate last = first.plusMonths(1).minusDays(1);
        jdbc.sql("select distinct queue_id from passage_day where last_day is null and day between :first and :last")
                .param("first", first)
                .param("last", last)
                .query(UUID.class)
                .list()
                .forEach(queue -> lists.put(queue, first, last, taken(queue, first, last)));
    }

    private List<Passage> taken(UUID queue, LocalDate first, LocalDate last) {
        List<Passage> passages = new ArrayList<>();
        jdbc.sql("""
                        with taken as (
                            delete from passage_day where queue_id = :queue and day between :first and :last
                            returning day, passages
                        )
                        select day, passages from taken order by day
                        """)
                .param("queue", queue)
                .param("first", first)
                .param("last", last)
                .query((RowCallbackHandler) row -> PassageList.each(
                        queue,
                        KeptLists.began(row.getObject("day", LocalDate.class)),
                        row.getBytes("passages"),
                        passages::add));
        return passages;
    }
}
