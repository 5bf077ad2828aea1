package io.smartqueue.postgres.pool;

import com.zaxxer.hikari.HikariDataSource;
import io.smartqueue.tenant.CurrentTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Gives each thread a connection of the pool for its kind of work, as soon as its organisation's share allows it. */
final class Pools extends AbstractDataSource implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Pools.class);
    private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(10);
    /** What no organisation is known for yet: looking up a token, a slug, a link. */
    private static final Object NO_ORGANISATION = new Object();

    /** One pool with its shares. */
    record Pool(HikariDataSource connections, Shares shares, LongAdder refused) {}

    private final Map<Workload, Pool> pools = new EnumMap<>(Workload.class);
    private final PoolSettings settings;
    private final AtomicLong warned = new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS.toNanos());
    private final ThreadLocal<AtomicInteger> held = ThreadLocal.withInitial(AtomicInteger::new);

    /** @param open makes the pool for a kind of work, with the connections that the settings say */
    Pools(PoolSettings settings, Function<Workload, HikariDataSource> open) {
        this.settings = settings;
        for (Workload workload : Workload.values()) {
            var shares = new Shares(settings.size(workload) - settings.spare(workload), settings.waiting());
            pools.put(workload, new Pool(open.apply(workload), shares, new LongAdder()));
        }
    }

    Map<Workload, Pool> all() {
        return Map.copyOf(pools);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Workload.Use use = Workload.current();
        Pool pool = pools.get(use.workload());
        if (pool == null) {
            throw new IllegalStateException("no pool for " + use.workload());
        }
        AtomicInteger mine = held.get();
        Object key = CurrentTenant.find().<Object>map(tenant -> tenant).orElse(NO_ORGANISATION);
        // A thread that holds one already never waits for others, who may wait for it. The few threads in the
        // background do not flood.
        boolean waits = mine.get() == 0 && use.workload() != Workload.BACKGROUND;
        if (waits) {
            enter(pool, key, use);
        }
        Runnable afterwards = () -> {
            mine.decrementAndGet();
            if (waits) {
                pool.shares().leave(key);
            }
        };
        mine.incrementAndGet();
        try {
            return SharedConnection.of(pool.connections().getConnection(), use, afterwards);
        } catch (SQLException | RuntimeException failure) {
            afterwards.run();
            throw failure;
        }
    }

    private void enter(Pool pool, Object key, Workload.Use use) throws SQLException {
        Duration patience = settings.patience(use.hasWritten() ? Workload.BACKGROUND : use.workload());
        try {
            pool.shares().enter(key, patience, use.hasWritten());
        } catch (Overload refused) {
            pool.refused().increment();
            warn(refused);
            throw refused;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Overload("the work was interrupted");
        }
    }

    /** The line carries the organisation's id; one in ten seconds, because a flood brings thousands. */
    private void warn(Overload refused) {
        long now = System.nanoTime();
        long last = warned.get();
        if (now - last >= BETWEEN_WARNINGS.toNanos() && warned.compareAndSet(last, now)) {
            log.warn("an organisation waits for connections in vain: {}", refused.getMessage());
        }
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("the pools know their user");
    }

    @Override
    public void close() {
        pools.values().forEach(pool -> pool.connections().close());
    }
}
