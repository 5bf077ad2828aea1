package io.smartqueue.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.channel.DeliveryReceipt;
import io.smartqueue.channel.DeliveryStatus;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** What the provider says of many messages at the same time. */
class ReportsAtOnceTest extends ClockScenario {

    private static final int MESSAGES = 30;
    private static final int FEW = 100;
    private static final int MANY = 5_000;

    @Autowired
    ProviderReports reports;

    private UUID sending() {
        UUID id = Ids.next();
        branch.write("""
                insert into notification (id, tenant_id, channel, event, recipient, body, status, lane, look_at,
                    attempt, attempted_at, expires_at, created_at)
                values (?, current_tenant(), 'sms', 'custom', '+221771234567', 'A', 'sending', 1, 'infinity', 1, now(),
                    now() + interval '1 hour', now())
                """, id);
        return id;
    }

    private TenantId tenant() {
        return branch.tenant.tenant().id();
    }

    private Callable<Boolean> taken(UUID message, String provider) {
        var claim = new Claims.Claim(message, tenant(), Medium.SMS, 1, NINE, Optional.empty());
        var report = ProviderReport.taken(claim, StepType.ACCEPTED, provider, NotificationStatus.SENT);
        return () -> reports.store(tenant(), report).isPresent();
    }

    private Callable<Boolean> reported(UUID message, String provider, DeliveryStatus status, String word) {
        var report = ProviderReport.of(new DeliveryReceipt(
                Optional.of(message),
                Optional.of(tenant().value()),
                Optional.empty(),
                provider,
                Optional.of(status),
                word,
                Optional.empty(),
                Optional.empty()));
        return () -> reports.store(tenant(), report).isPresent();
    }

    private static List<Future<Boolean>> atOnce(List<Callable<Boolean>> works) {
        var begun = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (Callable<Boolean> work : works) {
                all.add(threads.submit(() -> {
                    begun.await();
                    return work.call();
                }));
            }
            begun.countDown();
            return all;
        }
    }

    @Test
    void isStoredOnceForEachThoughAllComesTwiceAndInAnyOrder() {
        List<UUID> messages =
                IntStream.range(0, MESSAGES).mapToObj(n -> sending()).toList();
        List<Callable<Boolean>> works = new ArrayList<>();
        for (UUID message : messages) {
            String provider = "SM" + message;
            works.add(reported(message, provider, DeliveryStatus.DELIVERED, "delivered"));
            works.add(reported(message, provider, DeliveryStatus.SENT, "sent"));
            works.add(taken(message, provider));
            works.add(reported(message, provider, DeliveryStatus.SENT, "sent"));
            works.add(reported(message, provider, DeliveryStatus.DELIVERED, "delivered"));
        }

        assertThat(atOnce(works)).allSatisfy(done -> assertThat(done.get()).isTrue());

        assertThat(branch.read(String.class, "select distinct status || (provider_id = 'SM' || id) from notification"))
                .containsExactly("deliveredtrue");
        assertThat(branch.read(
                        String.class,
                        "select string_agg(type, ' ' order by type) from notification_event group by notification_id"))
                .hasSize(MESSAGES)
                .containsOnly("accepted delivered sent");
    }

    @Test
    void failsForTheOneThatCannotBeStored() {
        String provider = "SM" + sending();
        UUID twin = sending();
        List<Callable<Boolean>> works = new ArrayList<>(List.of(taken(sending(), provider), taken(twin, provider)));
        List<UUID> others =
                IntStream.range(0, MESSAGES).mapToObj(n -> sending()).toList();
        others.forEach(message -> works.add(taken(message, "SM" + message)));
        works.add(taken(Ids.next(), "SM of a message that is not ours"));

        List<Future<Boolean>> done = atOnce(works);

        assertThat(done.subList(0, 2).stream().filter(one -> one.state() == Future.State.FAILED))
                .singleElement()
                .satisfies(one -> assertThat(one.exceptionNow()).isInstanceOf(DuplicateKeyException.class));
        assertThat(done.subList(2, 2 + MESSAGES))
                .allSatisfy(one -> assertThat(one.resultNow()).isTrue());
        assertThat(done.getLast().resultNow()).isFalse();
    }

    /** The plan is made while the table is small: PostgreSQL would rather read it as a whole, and keep that plan. */
    @Test
    void aReportReadsItsMessageAndNotAllOthers() {
        long read = branch.in(() -> new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            // It hides the table that has the messages of other tests.
            jdbc.sql("create temp table notification (like notification including all) on commit drop")
                    .update();
            messages(FEW).forEach(this::delivered);
            UUID next = messages(MANY).getFirst();
            long before = rows();
            delivered(next);
            return rows() - before;
        }));

        assertThat(read).isLessThan(FEW);
    }

    private List<UUID> messages(int many) {
        return jdbc.sql("""
                insert into notification (id, tenant_id, channel, event, recipient, body, status, lane, look_at,
                    attempt, expires_at, created_at, provider_id)
                select id, current_tenant(), 'sms', 'custom', '+221771234567', 'A', 'sent', 1, 'infinity', 1, now(),
                    now(), 'SM' || id
                from (select gen_random_uuid() as id from generate_series(1, :many)) made
                returning id
                """)
                .param("many", many)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    private void delivered(UUID message) {
        try {
            assertThat(reported(message, "SM" + message, DeliveryStatus.DELIVERED, "delivered")
                            .call())
                    .isTrue();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private long rows() {
        return jdbc.sql("""
                select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables
                where relid = 'notification'::regclass
                """).query(Long.class).single();
    }
}
