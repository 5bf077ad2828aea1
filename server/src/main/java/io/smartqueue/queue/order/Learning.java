package io.smartqueue.queue.order;

import io.smartqueue.kernel.Times;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.queue.order.LearnedTimes.Change;
import io.smartqueue.queue.wait.ServiceTimes;
import io.smartqueue.queue.wait.ServiceTimes.Cell;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import jakarta.annotation.PreDestroy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Learns from each service that this server has closed, and from each person who did not come or left the line, soon
 * after the commit: no act waits for it. What was not written when the process is killed is missing in the means and
 * nowhere else.
 */
@Component
class Learning {

    private static final Logger log = LoggerFactory.getLogger(Learning.class);
    private static final int MOST_WAITING = 50_000;
    private static final int AT_ONCE = 500;

    /** Older services, or more of a queue, would count for little. */
    private static final Duration PAST = Duration.ofDays(60);

    private static final int MOST_OF_THE_PAST = 200;

    /** @param leg that has ended, or that has followed it after a transfer */
    private record Ended(TenantId tenant, UUID leg, boolean isBefore) {}

    /**
     * @param called null for somebody who left before
     * @param started null for somebody who did not come
     */
    private record Passage(
            UUID site,
            UUID service,
            int declaredMinutes,
            ZoneId zone,
            Instant since,
            @Nullable Instant called,
            @Nullable Instant started,
            Instant ended,
            double seconds) {

        static Passage of(ResultSet row, int n) throws SQLException {
            return new Passage(
                    row.getObject("site_id", UUID.class),
                    row.getObject("service_id", UUID.class),
                    row.getInt("expected_minutes"),
                    ZoneId.of(row.getString("zone")),
                    Times.instant(row, "since"),
                    row.getBoolean("has_left") ? null : Times.instantOrNull(row, "called_at"),
                    row.getBoolean("was_served") ? Times.instantOrNull(row, "started_at") : null,
                    Times.instant(row, "at"),
                    row.getDouble("seconds"));
        }

        Cell cell() {
            Instant begun = started != null ? started : called != null ? called : ended;
            return new Cell(site, service, begun.atZone(zone).getHour());
        }

        /** How long they waited, and whether they left. */
        void teachWait(ServiceTimes times) {
            times.learnWait(cell(), seconds(since, called == null ? ended : called), called == null, ended);
        }

        void teachService(ServiceTimes times) {
            if (called != null && started != null) {
                times.learn(cell(), declaredMinutes, seconds, seconds(called, started), ended);
            } else if (called != null) {
                times.learnAbsence(cell(), ended);
            }
        }

        private static double seconds(Instant from, Instant to) {
            return Duration.between(from, to).toMillis() / 1000.0;
        }
    }

    private final JdbcClient jdbc;
    private final LearnedTimes learned;
    private final TransactionTemplate transaction;
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>(MOST_WAITING);

    Learning(JdbcClient jdbc, LearnedTimes learned, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.learned = learned;
        this.transaction = new TransactionTemplate(transactions);
    }

    @TransactionalEventListener
    void on(TicketEvent event) {
        switch (event.type()) {
            case COMPLETED, MISSED, NO_SHOW, CANCELLED ->
                ended.offer(new Ended(event.tenant(), event.leg().value(), false));
            case TRANSFERRED ->
                ended.offer(new Ended(event.tenant(), event.leg().value(), true));
            case CREATED,
                    ARRIVED,
                    POSTPONED,
                    TRAVEL,
                    ALMOST,
                    CALLED,
                    RECALLED,
                    STARTED,
                    ON_HOLD,
                    RESUMED,
                    RETURNED,
                    REOPENED,
                    EXPIRED -> {}
        }
    }

    @PreDestroy
    @Scheduled(fixedDelayString = "PT0.5S")
    synchronized void learn() {
        List<Ended> some = new ArrayList<>();
        while (ended.drainTo(some, AT_ONCE) > 0) {
            Map<TenantId, Set<Ended>> byTenant = new HashMap<>();
            some.forEach(one -> byTenant.computeIfAbsent(one.tenant, first -> new HashSet<>())
                    .add(one));
            some.clear();
            byTenant.forEach(this::learn);
        }
    }

    private void learn(TenantId tenant, Set<Ended> legs) {
        try {
            CurrentTenant.run(tenant, () -> transaction.executeWithoutResult(begun -> learn(legs)));
        } catch (RuntimeException fault) {
            log.warn("the times of {} services could not be learned: {}", legs.size(), fault.getMessage());
        }
    }

    private void learn(Set<Ended> legs) {
        List<Passage> passages = passages(ids(legs, false), ids(legs, true));
        if (passages.isEmpty()) {
            return;
        }
        Change change =
                learned.begin(passages.stream().map(Passage::service).distinct().toList());
        List<Passage> past = change.version() == 1 ? past(passages.getFirst().ended) : List.of();
        Stream.concat(past.stream(), passages.stream()).forEach(passage -> passage.teachService(change.times()));
        passages.forEach(passage -> passage.teachWait(change.times()));
        Stream.concat(past.stream(), passages.stream())
                .map(Passage::cell)
                .distinct()
                .forEach(cell -> learned.keep(change, cell, change.times().kept(cell)));
    }

    /** The last services before the first that an organisation learns from: it was there before this was learned. */
    private List<Passage> past(Instant until) {
        UUID[] legs = jdbc.sql("""
                        select served.id
                        from queue cross join lateral (
                            select id from leg
                            where queue_id = queue.id and was_served and ended_at between :since and :until
                            order by ended_at desc limit :most
                        ) served
                        """)
                .param("since", Times.sql(until.minus(PAST)))
                .param("until", Times.sql(until.minusMillis(1)))
                .param("most", MOST_OF_THE_PAST)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        return legs.length == 0 ? List.of() : passages(legs, new UUID[0]);
    }

    // Whoever missed a call and was given up later did not come once. A service that was reopened has been counted when
    // it was closed for the first time. Who had yet to arrive has held up nobody.
    private List<Passage> passages(UUID[] ended, UUID[] after) {
        return jdbc.sql("""
                        with ended as (
                            select id from unnest(:legs) id
                            union
                            select before.id
                            from leg after
                            join leg before on before.visit_id = after.visit_id and before.passage = after.passage - 1
                            where after.id = any(:after) and before.was_served
                        )
                        select queue.site_id, queue.service_id, expected_minutes, zone, called_at, started_at,
                               was_served, leg.state = 'cancelled' as has_left,
                               case when arrived_at < coalesce(called_at, leg.ended_at) then arrived_at
                                   else joined_at end as since,
                               coalesce(leg.ended_at, leg.missed_at) as at,
                               extract(epoch from leg.ended_at - started_at - held) as seconds
                        from leg
                        join queue on queue.id = leg.queue_id
                        join service on service.id = queue.service_id
                        join site on site.id = queue.site_id
                        where leg.id in (select id from ended)
                          and (was_served and called_at is not null and started_at is not null
                              or leg.state = 'missed' and called_at is not null
                              or leg.state = 'no_show' and called_at is not null and missed_at is null
                              or leg.state = 'cancelled' and exists (
                                  select from ticket_event
                                  where visit_id = leg.visit_id and leg_id = leg.id and type = 'cancelled'
                                    and from_state = 'waiting'
                              ))
                          and not exists (
                              select from ticket_event
                              where visit_id = leg.visit_id and leg_id = leg.id and type = 'reopened'
                          )
                        order by at, leg.id
                        """)
                .param("legs", ended)
                .param("after", after)
                .query(Passage::of)
                .list();
    }

    private static UUID[] ids(Set<Ended> legs, boolean isBefore) {
        return legs.stream()
                .filter(one -> one.isBefore == isBefore)
                .map(Ended::leg)
                .toArray(UUID[]::new);
    }
}
