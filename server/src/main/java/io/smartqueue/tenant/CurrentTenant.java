package io.smartqueue.tenant;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The organisation for which the present thread works; transactions begun within show its rows only. */
public final class CurrentTenant {

    private static final ScopedValue<TenantId> CURRENT = ScopedValue.newInstance();

    private CurrentTenant() {}

    public static Optional<TenantId> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** @throws IllegalStateException when nobody said which organisation is speaking */
    public static TenantId get() {
        return find().orElseThrow(() -> new IllegalStateException("no tenant is bound to this thread"));
    }

    public static <T extends @Nullable Object, X extends Throwable> T call(
            TenantId tenant, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, tenant).call(work);
    }

    public static void run(TenantId tenant, Runnable work) {
        ScopedValue.where(CURRENT, tenant).run(work);
    }
}
