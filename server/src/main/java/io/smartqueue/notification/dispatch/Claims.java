package io.smartqueue.notification.dispatch;

import io.smartqueue.kernel.Times;
import io.smartqueue.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds what is due in every organisation, as a role that sees neither recipients nor words, and reserves it
 * so that no other server takes it too.
 */
@Component
class Claims {

    /** The right to work on a notification until the lease ends. {@code attempt} fences off those before. */
    record Claim(UUID notification, TenantId tenant, int attempt, Instant at) {

        /** Until closed, lines that this thread logs carry the notification's id. */
        MDC.MDCCloseable inLog() {
            return MDC.putCloseable("notification", notification.toString());
        }
    }

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Claims(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public List<Claim> toSend(int most) {
        beTheDispatcher();
        Instant now = clock.instant();
        return jdbc.sql("""
                        with due as (
                            select id from notification where status = 'pending' and look_at <= :now
                            order by lane, look_at limit :most for update skip locked
                        )
                        update notification set status = 'sending', look_at = :until,
                            attempt = notification.attempt + 1, attempted_at = :now
                        from due where notification.id = due.id
                        returning notification.id, tenant_id, attempt
                        """)
                .param("now", Times.sql(now))
                .param("until", Times.sql(now.plus(Timings.LEASE)))
                .param("most", most)
                .query(claim(now))
                .list();
    }

    @Transactional
    public List<Claim> toSettle(int most) {
        beTheDispatcher();
        Instant now = clock.instant();
        return jdbc.sql("""
                        with due as (
                            select id from notification where status = 'sending' and look_at <= :now
                            order by look_at limit :most for update skip locked
                        )
                        update notification set look_at = :until
                        from due where notification.id = due.id
                        returning notification.id, tenant_id, attempt
                        """)
                .param("now", Times.sql(now))
                .param("until", Times.sql(now.plus(Timings.SETTLING_LEASE)))
                .param("most", most)
                .query(claim(now))
                .list();
    }

    /**
     * Whose notification it is: who holds the provider's id, else whom our id names. In this order, because two
     * messages with the same words may have swapped ids while they were settled.
     */
    @Transactional
    public Optional<Claim> find(Optional<UUID> id, String providerId) {
        beTheDispatcher();
        return jdbc.sql("""
                        select id, tenant_id, attempt from notification where id = :id or provider_id = :provider
                        order by (provider_id = :provider) desc nulls last limit 1
                        """)
                .param("id", id.orElse(null), java.sql.Types.OTHER)
                .param("provider", providerId)
                .query(claim(clock.instant()))
                .optional();
    }

    private void beTheDispatcher() {
        jdbc.sql("set local role smartqueue_dispatcher").update();
    }

    private static RowMapper<Claim> claim(Instant at) {
        return (row, n) -> new Claim(
                row.getObject("id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getInt("attempt"),
                at);
    }
}
