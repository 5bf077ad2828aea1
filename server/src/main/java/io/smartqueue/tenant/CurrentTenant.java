package io.smartqueue.tenant;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The organisation for which the current thread works; transactions begun within see its rows only, and lines
 * logged within carry its id.
 */
public final class CurrentTenant {

    private static final String LOGGED = "tenant";
    private static final ScopedValue<TenantId> CURRENT = ScopedValue.newInstance();

    private CurrentTenant() {}

    public static Optional<TenantId> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** @throws IllegalStateException when no organisation is bound */
    public static TenantId get() {
        return find().orElseThrow(() -> new IllegalStateException("no tenant is bound to this thread"));
    }

    public static <T extends @Nullable Object, X extends Throwable> T call(
            TenantId tenant, ScopedValue.CallableOp<? extends T, X> work) throws X {
        String before = MDC.get(LOGGED);
        MDC.put(LOGGED, tenant.value().toString());
        try {
            return ScopedValue.where(CURRENT, tenant).call(work);
        } finally {
            if (before == null) {
                MDC.remove(LOGGED);
            } else {
                MDC.put(LOGGED, before);
            }
        }
    }

    public static void run(TenantId tenant, Runnable work) {
        call(tenant, () -> {
            work.run();
            return null;
        });
    }
}
