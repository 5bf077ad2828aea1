package io.smartqueue.tenant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
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
    private final AtomicLong generation = new AtomicLong();

    public RecentReads(long most) {
        values = Caffeine.newBuilder().expireAfterWrite(AGE).maximumSize(most).build();
    }

    /** @param read null when there is nothing, which is not kept */
    public @Nullable V get(K key, Function<K, @Nullable V> read) {
        var now = new Key<>(key, generation.get());
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

    /** Everything: now, and again at the end of the present transaction, before which others read what was. */
    public void forget() {
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
