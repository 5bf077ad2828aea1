package io.smartqueue.notification;

import io.smartqueue.channel.InboundMessage;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Times;
import io.smartqueue.notification.window.Windows;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Which organisations have written to an address of late, so that an answer finds its organisation. */
@Component
public class Correspondence {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Windows windows;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Correspondence(JdbcClient jdbc, Windows windows, InstantSource clock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.windows = windows;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * One of our messages, which somebody answers.
     *
     * @param message its id here
     * @param visit that it was about; empty for answers
     */
    public record Written(TenantId tenant, UUID message, Optional<UUID> visit) {}

    /** @return empty when the provider's id is not that of a message to this address */
    public Optional<Written> find(String providerId, Medium channel, String address) {
        Optional<TenantId> organisation = Objects.requireNonNull(transaction.execute(begun -> {
            jdbc.sql("set local role smartqueue_dispatcher").update();
            return jdbc.sql("select tenant_id from notification where provider_id = :provider")
                    .param("provider", providerId)
                    .query((row, n) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                    .optional();
        }));
        return organisation.flatMap(tenant -> CurrentTenant.call(
                tenant,
                () -> Objects.requireNonNull(
                        transaction.execute(begun -> written(tenant, providerId, channel, address)))));
    }

    private Optional<Written> written(TenantId tenant, String providerId, Medium channel, String address) {
        return jdbc.sql("""
                        select id, visit_id from notification
                        where provider_id = :provider and channel = :channel and recipient = :address
                        """)
                .param("provider", providerId)
                .param("channel", channel.code())
                .param("address", address)
                .query((row, n) -> new Written(
                        tenant,
                        row.getObject("id", UUID.class),
                        Optional.ofNullable(row.getObject("visit_id", UUID.class))))
                .optional();
    }

    /** From the sender that they share, within 30 days, the last first. */
    public List<TenantId> with(Medium channel, String address) {
        return jdbc.sql("""
                        select tenant_id from correspondence
                        where channel = :channel and address_hash = address_hash(:address)
                            and at > :since and not exists (
                                select from sender
                                where sender.tenant_id = correspondence.tenant_id
                                    and sender.channel = correspondence.channel and is_used)
                        order by at desc, tenant_id
                        """)
                .param("channel", channel.code())
                .param("address", address)
                .param("since", Times.sql(clock.instant().minus(KEPT)))
                .query((row, n) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .list();
    }

    /** Those that wrote to its sender from the one that others share, and have one of their own by now. */
    public List<TenantId> moved(InboundMessage message) {
        return message.isToOwnSender()
                ? List.of()
                : jdbc.sql("""
                        select tenant_id from correspondence
                        where channel = :channel and address_hash = address_hash(:address)
                            and at > :since and exists (
                                select from sender
                                where sender.tenant_id = correspondence.tenant_id
                                    and sender.channel = correspondence.channel and is_used)
                        """)
                        .param("channel", message.medium().code())
                        .param("address", message.from())
                        .param("since", Times.sql(clock.instant().minus(KEPT)))
                        .query((row, n) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                        .list();
    }

    /** Of organisations that share an account, the one first that wrote last to this address from there. */
    public List<TenantId> lastFirst(List<TenantId> sharing, Medium channel, String address) {
        return sharing.size() < 2
                ? sharing
                : jdbc.sql("""
                        select one from unnest(:sharing::uuid[]) with ordinality as sharing (one, place)
                        left join correspondence on tenant_id = one and channel = :channel
                            and address_hash = address_hash(:address)
                        order by own_at desc nulls last, place
                        """)
                        .param("sharing", sharing.stream().map(TenantId::value).toArray(UUID[]::new))
                        .param("channel", channel.code())
                        .param("address", address)
                        .query((row, n) -> new TenantId(row.getObject("one", UUID.class)))
                        .list();
    }

    /** Somebody has written to our sender; in the transaction that stores it. */
    public void heard(InboundMessage message) {
        if (message.medium() == Medium.WHATSAPP) {
            windows.heard(message.from(), message.to(), message.account());
        }
    }

    /** The current organisation answers somebody, from the sender to which they wrote. */
    public void writing(InboundMessage answered) {
        OffsetDateTime now = Times.sql(clock.instant());
        boolean isOwn = answered.isToOwnSender();
        jdbc.sql("""
                        insert into correspondence (channel, address_hash, tenant_id, at, own_at)
                        values (:channel, address_hash(:address), current_tenant(),
                            coalesce(:common::timestamptz, '-infinity'), :own::timestamptz)
                        on conflict (channel, address_hash, tenant_id) do update
                            set at = greatest(correspondence.at, excluded.at),
                                own_at = greatest(correspondence.own_at, excluded.own_at)
                        """)
                .param("channel", answered.medium().code())
                .param("address", answered.from())
                .param("common", isOwn ? null : now, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("own", isOwn ? now : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    @Scheduled(initialDelay = 20, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        jdbc.sql("delete from correspondence where at < :since and coalesce(own_at, at) < :since")
                .param("since", Times.sql(clock.instant().minus(KEPT)))
                .update();
    }
}
