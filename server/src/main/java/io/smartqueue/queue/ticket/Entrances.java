package io.smartqueue.queue.ticket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartqueue.customer.Consent;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.QueueId;
import io.smartqueue.site.Hours;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What holds for those who join a queue, kept in memory. Nobody joins by a version of it that is over: the version is
 * read with the lock of the queue's row, which each change needs too.
 */
@Component
class Entrances {

    /** Closed days are read for a fortnight only. */
    private static final Duration KEPT = Duration.ofHours(1);

    /** So long a transaction that serves several queues waits for a row. */
    private static final int SHORT_MILLIS = 500;

    /**
     * Queues that are locked until the commit, so that the order of joining is that of the numbers.
     *
     * @param customers those named who exist
     */
    record Locked(Map<QueueId, Entrance> entrances, Map<UUID, Customer> customers) {}

    /** @param consent null where the stored phone or address is none, as an older version may have left it */
    record Customer(
            UUID id,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String language,
            @Nullable Consent consent) {

        static Customer of(ResultSet row) throws SQLException {
            return new Customer(
                    row.getObject("customer_id", UUID.class),
                    row.getString("customer_name"),
                    row.getString("known_phone"),
                    row.getString("customer_language"),
                    consent(row));
        }

        private static @Nullable Consent consent(ResultSet row) throws SQLException {
            try {
                return VisitConsent.before(row);
            } catch (IllegalArgumentException unreadable) {
                return null;
            }
        }
    }

    private record Key(TenantId tenant, QueueId queue) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Cache<Key, Entrance> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(10_000).build();

    Entrances(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Waits for a queue that is locked; without an entrance when there is no such queue. */
    Locked lock(QueueId queue, Collection<UUID> customers) {
        return lock("", List.of(queue), customers);
    }

    /** Passes over queues that others have locked. From now on the transaction waits for no row for long. */
    Locked lockFree(Collection<QueueId> queues, Collection<UUID> customers) {
        return lock(" skip locked", queues, customers);
    }

    /** As it was when somebody joined last; it may have changed since. */
    Optional<Entrance> known(QueueId queue) {
        return Optional.ofNullable(known.getIfPresent(new Key(CurrentTenant.get(), queue)));
    }

    private Locked lock(String others, Collection<QueueId> queues, Collection<UUID> customers) {
        Map<QueueId, Entrance> entrances = new HashMap<>();
        Map<UUID, Customer> named = new HashMap<>();
        String patience = others.isEmpty() ? "null" : "set_config('lock_timeout', '" + SHORT_MILLIS + "', true)";
        Map<QueueId, Long> versions = new HashMap<>();
        jdbc.sql("""
                        with locked as materialized (
                            select id, version, %s as patience from queue where id = any(:queues)
                            for no key update%s
                        )
                        select id as queue_id, version, patience, null::uuid as customer_id,
                               null as customer_language, null as customer_name, null as known_phone,
                               null as known_email, null::text[] as known_consents
                        from locked
                        union all
                        select null, null, null, id, language, full_name(first_name, last_name),
                        """.formatted(patience, others) + VisitConsent.KNOWN_COLUMNS + """
                        from customer where id = any(:customers) and is_active
                        """)
                .param("queues", queues.stream().map(QueueId::value).toArray(UUID[]::new))
                .param("customers", customers.toArray(UUID[]::new))
                .query((RowCallbackHandler) row -> {
                    UUID queue = row.getObject("queue_id", UUID.class);
                    if (queue == null) {
                        var customer = Customer.of(row);
                        named.put(customer.id, customer);
                    } else {
                        versions.put(new QueueId(queue), row.getLong("version"));
                    }
                });
        versions.forEach((queue, version) -> entrances.put(queue, at(version, new Key(CurrentTenant.get(), queue))));
        return new Locked(entrances, named);
    }

    private Entrance at(long version, Key key) {
        Entrance found = known.getIfPresent(key);
        if (found == null || found.version() != version) {
            found = read(key.queue);
            known.put(key, found);
        }
        return found;
    }

    private Entrance read(QueueId queue) {
        return jdbc.sql("select " + Entrance.COLUMNS + Hours.COLUMNS + """
                        from queue
                        join site on site.id = queue.site_id
                        join service on service.id = queue.service_id
                        join tenant on tenant.id = queue.tenant_id
                        cross join lateral (select queue.site_id, queue.service_id, site.zone) place
                        where queue.id = :queue
                        """)
                .param("queue", queue.value())
                .param("now", Times.sql(clock.instant()))
                .query(Entrance::of)
                .single();
    }
}
