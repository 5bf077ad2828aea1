package io.smartqueue.notification.occasion;

import io.smartqueue.notification.dispatch.Inquiries;
import io.smartqueue.postgres.pool.Watch;
import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks twice a second, in every organisation, for messages that are not waited for any longer. */
@Component
@ConditionalOnWebApplication
class NextChannelWatch extends Watch {

    private static final Logger log = LoggerFactory.getLogger(NextChannelWatch.class);
    private static final int MOST = 100;

    /** Each may ask the provider; one that answers slowly must not hold up all others. */
    private static final int AT_ONCE = 4;

    private record Due(UUID id, TenantId tenant) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final NextChannels nextChannels;
    private final Inquiries inquiries;

    NextChannelWatch(JdbcClient jdbc, TransactionTemplate transaction, NextChannels nextChannels, Inquiries inquiries) {
        super("next-channel", Duration.ofMillis(500));
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.nextChannels = nextChannels;
        this.inquiries = inquiries;
    }

    @Override
    protected void look() {
        step("messages that did not arrive", this::lookOnce);
    }

    private void lookOnce() {
        List<Due> due = due();
        while (!due.isEmpty()) {
            decide(due);
            due = due.size() < MOST ? List.of() : due();
        }
    }

    private void decide(List<Due> all) {
        var isSilent = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(
                AT_ONCE, Workload.BACKGROUND.threads(Thread.ofVirtual().factory()))) {
            all.forEach(due -> threads.execute(() -> decide(due, isSilent)));
        }
    }

    /**
     * A receipt may be lost, so that the provider is asked before another message is paid for. When it does not answer
     * for one, the others are not kept waiting.
     */
    private void decide(Due due, AtomicBoolean isSilent) {
        try {
            CurrentTenant.run(due.tenant(), () -> {
                if (!isSilent.get() && !inquiries.ask(due.id())) {
                    isSilent.set(true);
                }
                nextChannels.decide(due.id());
            });
        } catch (RuntimeException fault) {
            log.error("notification {} is looked at again in half a minute", due.id(), fault);
        }
    }

    /** Reserved for half a minute, in case that this server stops in between. */
    private List<Due> due() {
        return transaction.execute(begun -> {
            jdbc.sql("set local role smartqueue_dispatcher").update();
            return jdbc.sql("""
                            with due as (
                                select id from notification where next_channel_at <= now()
                                order by next_channel_at limit :most for update skip locked
                            )
                            update notification set next_channel_at = now() + interval '30 seconds'
                            from due where notification.id = due.id
                            returning notification.id, tenant_id
                            """)
                    .param("most", MOST)
                    .query((row, n) -> new Due(
                            row.getObject("id", UUID.class), new TenantId(row.getObject("tenant_id", UUID.class))))
                    .list();
        });
    }
}
