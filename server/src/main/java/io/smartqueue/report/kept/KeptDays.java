package io.smartqueue.report.kept;

import io.smartqueue.kernel.Times;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps one day in UTC after the other, each in a transaction that also moves {@code next_day}: a server that is killed
 * has kept the whole day or nothing of it, and two servers never keep one twice. Days are over by the database's clock,
 * and for an hour, since an act is committed later than it is stamped.
 */
@Component
public class KeptDays {

    private static final Duration UNTIL_ALL_IS_COMMITTED = Duration.ofHours(1);

    private record Progress(@Nullable LocalDate nextDay, Instant now) {}

    private record Counter(UUID counter, UUID agent) {}

    private final JdbcClient jdbc;
    private final PresenceReader presences;
    private final KeptLists lists;
    private final TransactionTemplate transaction;

    KeptDays(JdbcClient jdbc, PresenceReader presences, KeptLists lists, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.presences = presences;
        this.lists = lists;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return whether a day was kept, so that there may be one more */
    public boolean keepNext(TenantId tenant) {
        return CurrentTenant.call(tenant, () -> Objects.requireNonNull(transaction.execute(begun -> keepNext())));
    }

    /** From now on everything is read from the line again, until it has been kept anew. */
    public void forget(TenantId tenant) {
        CurrentTenant.run(
                tenant,
                () -> transaction.executeWithoutResult(begun -> {
                    jdbc.sql("update report_progress set next_day = null").update();
                    jdbc.sql("delete from passage_day").update();
                    jdbc.sql("delete from presence_day").update();
                }));
    }

    private boolean keepNext() {
        jdbc.sql("insert into report_progress (tenant_id) values (current_tenant()) on conflict do nothing")
                .update();
        Optional<Progress> progress = jdbc.sql("""
                        select next_day, now() as now from report_progress for update skip locked
                        """)
                .query((row, n) -> new Progress(row.getObject("next_day", LocalDate.class), Times.instant(row, "now")))
                .optional();
        LocalDate day = progress.map(this::next).orElse(null);
        if (progress.isEmpty() || day == null) {
            return false;
        }
        Instant over = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (progress.get().now().isBefore(over.plus(UNTIL_ALL_IS_COMMITTED))) {
            return false;
        }
        keep(day);
        jdbc.sql("update report_progress set next_day = :next")
                .param("next", day.plusDays(1))
                .update();
        return true;
    }

    private @Nullable LocalDate next(Progress progress) {
        return progress.nextDay != null ? progress.nextDay : firstDay();
    }

    private @Nullable LocalDate firstDay() {
        return jdbc.sql("""
                        select least(
                            (select min(joined_at) from visit),
                            (select min(opened_at) from counter_session),
                            (select min(first) from day_figures cross join lateral unnest(joined_at) as first)
                        ) as first
                        """)
                .query((row, n) -> Optional.ofNullable(Times.instantOrNull(row, "first"))
                        .map(first -> LocalDate.ofInstant(first, ZoneOffset.UTC)))
                .single()
                .orElse(null);
    }

    private void keep(LocalDate day) {
        Instant began = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant over = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Map<UUID, List<Passage>> byQueue = new LinkedHashMap<>();
        jdbc.sql("""
                        select queue_id, counter_id, agent_id, state, was_served, entry, priority, joined_at, ended_at,
                               wait, walk, service
                        from ended_legs(array(select id from queue), :began, :over)
                        order by queue_id, ended_at, joined_at
                        """)
                .param("began", Times.sql(began))
                .param("over", Times.sql(over))
                .query((row, n) -> PassageReader.passage(row))
                .list()
                .forEach(one -> byQueue.computeIfAbsent(one.queue(), first -> new ArrayList<>())
                        .add(one));
        byQueue.forEach((queue, passages) -> lists.put(queue, day, null, passages));
        keepPresences(day, began, over);
    }

    private void keepPresences(LocalDate day, Instant began, Instant over) {
        Map<Counter, Presence> byCounter = new LinkedHashMap<>();
        presences.sessions(
                new PresenceReader.Wanted(counters(), day, day, null),
                began,
                over,
                one -> byCounter.merge(new Counter(one.counter(), one.agent()), one, Presence::plus));
        byCounter
                .values()
                .forEach(one -> jdbc.sql("""
                        insert into presence_day (tenant_id, counter_id, day, agent_id, open, paused)
                        values (current_tenant(), :counter, :day, :agent, :open, :paused)
                        on conflict (tenant_id, counter_id, day, agent_id) do update set open = excluded.open,
                            paused = excluded.paused
                        """)
                        .param("counter", one.counter())
                        .param("day", day)
                        .param("agent", one.agent())
                        .param("open", Presence.ofDay(began.getEpochSecond(), one.open()))
                        .param("paused", Presence.ofDay(began.getEpochSecond(), one.paused()))
                        .update());
    }

    private UUID[] counters() {
        return jdbc.sql("select id from counter").query(UUID.class).list().toArray(UUID[]::new);
    }
}
