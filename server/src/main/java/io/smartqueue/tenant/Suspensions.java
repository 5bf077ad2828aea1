package io.smartqueue.tenant;

import io.smartqueue.kernel.Times;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which organisations the operator has suspended. Requests do not find such an organisation ({@link Tenants#findOpen}
 * and the caller's memberships); what acts for an organisation without a request asks here.
 */
@Service
public class Suspensions {

    private static final String ALL = "all";

    private final RecentReads<String, Set<TenantId>> known = new RecentReads<>(1);
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tenants tenants;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Suspensions(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Tenants tenants,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tenants = tenants;
        this.events = events;
        this.clock = clock;
    }

    /** Suspends it or lets it go on; nothing happens when it is so already. */
    public void change(TenantId id, boolean suspended) {
        CurrentTenant.run(
                id,
                () -> transaction.executeWithoutResult(begun -> {
                    if (write(id, suspended) && !suspended) {
                        events.publishEvent(new TenantResumed(id));
                    }
                    known.forget();
                    tenants.forget();
                }));
    }

    private boolean write(TenantId id, boolean suspended) {
        return jdbc.sql("""
                        update tenant set suspended_at = case when :suspended then :now::timestamptz end
                        where id = :id and (suspended_at is not null) <> :suspended
                        """)
                        .param("id", id.value())
                        .param("suspended", suspended)
                        .param("now", Times.sql(clock.instant()))
                        .update()
                == 1;
    }

    /** Those that were suspended a second ago. */
    public Set<TenantId> all() {
        return Objects.requireNonNull(known.get(ALL, this::read));
    }

    private Set<TenantId> read(String all) {
        return Set.copyOf(jdbc.sql("select id from tenant where suspended_at is not null")
                .query((row, n) -> new TenantId(row.getObject("id", UUID.class)))
                .list());
    }

    /** Whether the current organisation is suspended; that changes no more before the present transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holdCurrent() {
        return jdbc.sql("select suspended_at is not null from tenant where id = :id for share")
                .param("id", CurrentTenant.get().value())
                .query(Boolean.class)
                .single();
    }
}
