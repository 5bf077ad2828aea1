package io.smartqueue.notification;

import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The newest messages of all organisations, for who runs the installation. Which they are is found as the dispatcher,
 * who sees neither recipients nor words; each is then read in its own organisation. Ids grow with time.
 */
@Component
public class LatestNotifications {

    public static final int MOST = 1000;

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public record Entry(Tenant tenant, Notification notification) {}

    private record Found(UUID id, TenantId tenant) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tenants tenants;
    private final Notifications notifications;

    LatestNotifications(
            JdbcClient jdbc, TransactionTemplate transaction, Tenants tenants, Notifications notifications) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tenants = tenants;
        this.notifications = notifications;
    }

    /** The newest first. */
    public List<Entry> list(int most) {
        return read(newest(Math.min(most, MOST)));
    }

    /** @param reference our id or the provider's, or the end of ours, which is looked for among the newest */
    public Optional<Entry> find(String reference) {
        return read(named(reference)).stream().findFirst();
    }

    private List<Found> named(String reference) {
        List<Found> exactly = asDispatcher(() -> jdbc.sql("""
                        select id, tenant_id from notification where id = :id or provider_id = :reference
                        """)
                .param("id", UUID_FORM.matcher(reference).matches() ? UUID.fromString(reference) : null, Types.OTHER)
                .param("reference", reference));
        return exactly.isEmpty()
                ? newest(MOST).stream()
                        .filter(found -> found.id().toString().endsWith(reference))
                        .toList()
                : exactly;
    }

    private List<Found> newest(int most) {
        return asDispatcher(() -> jdbc.sql("select id, tenant_id from notification order by id desc limit :most")
                .param("most", most));
    }

    private List<Found> asDispatcher(Supplier<JdbcClient.StatementSpec> query) {
        return transaction.execute(begun -> {
            jdbc.sql("set local role smartqueue_dispatcher").update();
            return query.get()
                    .query((row, n) -> new Found(
                            row.getObject("id", UUID.class), new TenantId(row.getObject("tenant_id", UUID.class))))
                    .list();
        });
    }

    private List<Entry> read(List<Found> found) {
        Map<TenantId, Set<UUID>> byTenant = found.stream()
                .collect(Collectors.groupingBy(Found::tenant, Collectors.mapping(Found::id, Collectors.toSet())));
        List<Entry> entries = new ArrayList<>();
        byTenant.forEach((id, ids) -> {
            Tenant tenant = tenants.get(id);
            CurrentTenant.call(id, () -> notifications.find(ids)).forEach(one -> entries.add(new Entry(tenant, one)));
        });
        // As text, because Java compares the halves of a UUID as signed numbers.
        entries.sort(
                Comparator.comparing((Entry entry) -> entry.notification().id().toString())
                        .reversed());
        return List.copyOf(entries);
    }
}
