package io.smartqueue.display;

import io.smartqueue.kernel.Secret;
import io.smartqueue.kernel.Times;
import io.smartqueue.live.DeviceKeyCheck;
import io.smartqueue.queue.QueueId;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.KeyInPath;
import io.smartqueue.tenant.TenantId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Keys of 256 random bits in the addresses of screens; the database stores only their SHA-256. */
@Component
class DeviceKeys implements KeyInPath, DeviceKeyCheck {

    /** The organisation and the device of a key. */
    public record Holder(TenantId tenant, UUID device) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    DeviceKeys(JdbcClient jdbc, TransactionOperations transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String pattern() {
        return "/display/{key}/**";
    }

    @Override
    public Optional<TenantId> tenant(String key) {
        return find(key).map(Holder::tenant);
    }

    /** A screen that were told 404 would ask to be paired, and somebody would have to go to each one. */
    @Override
    public boolean isToWait() {
        return true;
    }

    public Optional<Holder> find(String key) {
        if (key.length() != Hash.LENGTH_OF_A_SECRET) {
            return Optional.empty();
        }
        return jdbc.sql("select tenant_id, device_id from device_key where key_hash = :hash")
                .param("hash", Hash.of(key))
                .query((row, n) -> new Holder(
                        new TenantId(row.getObject("tenant_id", UUID.class)), row.getObject("device_id", UUID.class)))
                .optional();
    }

    /** The queues of the device's site, as its screen shows them. */
    @Override
    public boolean opens(String key, TenantId tenant, QueueId queue) {
        return find(key)
                .filter(holder -> holder.tenant().equals(tenant))
                .filter(holder -> CurrentTenant.call(
                        tenant, () -> Boolean.TRUE.equals(transactions.execute(status -> shows(holder, queue)))))
                .isPresent();
    }

    private boolean shows(Holder holder, QueueId queue) {
        return jdbc.sql("""
                        select exists (
                            select from device join queue on queue.site_id = device.site_id
                            where device.id = :device and revoked_at is null and queue.id = :queue
                        )
                        """)
                .param("device", holder.device())
                .param("queue", queue.value())
                .query(Boolean.class)
                .single();
    }

    /** For a device of the current organisation that has no key yet. */
    @Transactional
    public Secret issue(TenantId tenant, UUID device) {
        String key = Hash.newSecret();
        jdbc.sql("insert into device_key (key_hash, tenant_id, device_id) values (:hash, :tenant, :device)")
                .param("hash", Hash.of(key))
                .param("tenant", tenant.value())
                .param("device", device)
                .update();
        jdbc.sql("update device set paired_at = :now where id = :device")
                .param("device", device)
                .param("now", Times.sql(clock.instant()))
                .update();
        return new Secret(key);
    }

    /** Deletes also a key that a waiting screen has not fetched yet. */
    @Transactional
    public void revoke(UUID device) {
        // In the same order as fetching a key, which removes the pairing before it inserts the key.
        jdbc.sql("delete from pairing where tenant_id = current_tenant() and device_id = :device")
                .param("device", device)
                .update();
        jdbc.sql("delete from device_key where tenant_id = current_tenant() and device_id = :device")
                .param("device", device)
                .update();
    }
}
