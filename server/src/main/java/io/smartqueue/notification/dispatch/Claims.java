package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.StepType;
import io.smartqueue.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final DatabaseClock clock;

    Claims(JdbcClient jdbc, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param parked of these channels only what is no longer useful is taken, to be ended */
    @Transactional
    public List<Claim> toSend(int most, Set<Medium> parked) {
        return toSend("(channel <> all(:media) or expires_at <= now())", parked, most);
    }

    /** The most urgent message of a parked channel. */
    @Transactional
    public List<Claim> toProbe(Medium parked) {
        return toSend("channel = any(:media)", Set.of(parked), 1);
    }

    private List<Claim> toSend(String which, Set<Medium> media, int most) {
        Instant now = clock.instant();
        beTheDispatcher();
        return jdbc.sql("""
                        with due as (
                            select id from notification where status = 'pending' and look_at <= now() and
                        """ + which + """
                             order by lane, look_at limit :most for update skip locked
                        )
                        update notification set status = 'sending',
                            look_at = now() + :lease_seconds * interval '1 second',
                            attempt = notification.attempt + 1, attempted_at = now()
                        from due where notification.id = due.id
                        returning notification.id, tenant_id, attempt
                        """)
                .param("lease_seconds", Timings.LEASE.toSeconds())
                .param("media", Medium.codes(media))
                .param("most", most)
                .query(claim(now))
                .list();
    }

    /** Writes once into the history of each message that waits for this channel why it does. */
    @Transactional
    public void tellParked(Medium parked, String reason) {
        beTheDispatcher();
        jdbc.sql("""
                        with parked as (
                            update notification set error_code = :parked, error_message = :reason
                            where status = 'pending' and channel = :channel and look_at <= now()
                                and error_code is distinct from :parked
                            returning id, tenant_id, attempt
                        )
                        insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                        select tenant_id, id, now(), :parked, attempt, :parked, :reason from parked
                        """)
                .param("parked", StepType.PARKED.code())
                .param("reason", reason)
                .param("channel", parked.code())
                .update();
    }

    @Transactional
    public List<Claim> toSettle(int most) {
        Instant now = clock.instant();
        beTheDispatcher();
        return jdbc.sql("""
                        with due as (
                            select id from notification where status = 'sending' and look_at <= now()
                            order by look_at limit :most for update skip locked
                        )
                        update notification set look_at = now() + :lease_seconds * interval '1 second'
                        from due where notification.id = due.id
                        returning notification.id, tenant_id, attempt
                        """)
                .param("lease_seconds", Timings.SETTLING_LEASE.toSeconds())
                .param("most", most)
                .query(claim(now))
                .list();
    }

    /**
     * The notification of a receipt: the one with the provider's id, else the one that our id names. In this order,
     * because two messages with the same words may have swapped ids while they were settled.
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
