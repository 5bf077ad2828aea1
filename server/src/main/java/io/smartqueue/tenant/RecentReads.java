package io.smartqueue.tenant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was read from the database less than a second ago, so that many requests do not ask the same. A change by this
 * server is seen at once if its code calls {@link #forget}, a change by another server within the second.
 */
public final class RecentReads<K, V> {

    /** Less than a second, because what was read is used for a while. */
    private static final Duration AGE = Duration.ofMillis(900);

    /** What is read while something changes is kept under the old generation, where nobody looks any more. */
    private record Key<K>(K key, long generation) {}

    private final Cache<Key<K>, V> values;
    private final Function<K, @Nullable TenantId> owner;
    private final AtomicLong ofAll = new AtomicLong();
    private final ConcurrentHashMap<TenantId, AtomicLong> ofOne = new ConcurrentHashMap<>();

    public RecentReads(long most) {
        this(most, key -> null);
    }

    /** @param owner the organisation of a key, for {@link #forget(TenantId)} */
    public RecentReads(long most, Function<K, @Nullable TenantId> owner) {
        this.values =
                Caffeine.newBuilder().expireAfterWrite(AGE).maximumSize(most).build();
        this.owner = owner;
    }

    /** @param read null when there is nothing, which is not kept */
    public @Nullable V get(K key, Function<K, @Nullable V> read) {
        Key<K> now = now(key);
        V known = values.getIfPresent(now);
        if (known != null) {
            return known;
        }
        V found = read.apply(key);
        if (found != null) {
            values.put(now, found);
        }
        return found;
    }

    private Key<K> now(K key) {
        TenantId tenant = owner.apply(key);
        return new Key<>(key, tenant == null ? ofAll.get() : generation(tenant));
    }

    /** Another one each time that something of this organisation is forgotten. */
    public long generation(TenantId tenant) {
        AtomicLong own = ofOne.get(tenant);
        return ofAll.get() + (own == null ? 0 : own.get());
    }

    /** @return null when it was not read lately */
    public @Nullable V find(K key) {
        return values.getIfPresent(now(key));
    }

    /** Everything: now, and again at the end of the present transaction, before which others read what was. */
    public void forget() {
        renew(ofAll);
    }

    /** The same of one organisation. */
    public void forget(TenantId tenant) {
        renew(ofOne.computeIfAbsent(tenant, first -> new AtomicLong()));
    }

    private static void renew(AtomicLong generation) {
        generation.incrementAndGet();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    generation.incrementAndGet();
                }
            });
        }
    }
}
