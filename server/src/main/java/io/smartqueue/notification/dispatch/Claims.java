package io.smartqueue.notification.dispatch;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.notification.StepType;
import io.smartqueue.notification.sender.Sender;
import io.smartqueue.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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

    /**
     * The right to work on a notification until the lease ends. {@code attempt} fences off those before.
     *
     * @param probed the sender that is parked, when the attempt is to find out whether it works again
     */
    record Claim(UUID notification, TenantId tenant, Medium medium, int attempt, Instant at, Optional<UUID> probed) {

        /** Until closed, lines that this thread logs carry the notification's id. */
        MDC.MDCCloseable inLog() {
            return MDC.putCloseable("notification", notification.toString());
        }
    }

    static final String EXPIRED = "It was no longer useful when its turn to leave came.";

    private final JdbcClient jdbc;
    private final Turns turns;
    private final DatabaseClock clock;
    /** No row is touched for what leaves without a pace, so each server has turns of its own. */
    private final AtomicReference<LastTurns> last = new AtomicReference<>(LastTurns.none());

    Claims(JdbcClient jdbc, Turns turns, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.turns = turns;
        this.clock = clock;
    }

    /**
     * What is due and leaves without a pace.
     *
     * @param shares by channel
     */
    @Transactional
    public Taken toSend(Map<Medium, Turns.Share> shares, int most) {
        Instant now = clock.instant();
        beTheDispatcher(jdbc);
        Turns.Reserved reserved = turns.take(shares, most, Turns.NO_LIMIT, last.get());
        if (shares.values().stream().allMatch(share -> share.only().isEmpty())) {
            last.updateAndGet(before -> before.then(reserved.lastTurns()));
        }
        return reserved.taken(now, Optional.empty());
    }

    /**
     * Ends what is no longer useful before its turn to leave came, without a worker.
     *
     * @return the channel of each
     */
    @Transactional
    public List<Medium> expire(int most) {
        beTheDispatcher(jdbc);
        return jdbc.sql("""
                        with due as (
                            select id from notification
                            where status = 'pending' and look_at <= now() and expires_at <= now()
                            limit :most for update skip locked
                        ), expired as (
                            update notification set status = :expired, error_code = :expired, error_message = :reason
                            from due where notification.id = due.id
                            returning notification.id, tenant_id, attempt, channel
                        ), told as (
                            insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                            select tenant_id, id, now(), :expired, attempt, :expired, :reason from expired
                        )
                        select channel from expired
                        """)
                .param("expired", NotificationStatus.EXPIRED.code())
                .param("reason", EXPIRED)
                .param("most", most)
                .query((row, n) -> Medium.of(row.getString("channel")))
                .list();
    }

    /** Which of these senders of single organisations have something due. */
    @Transactional
    public Set<UUID> due(List<Sender> own) {
        beTheDispatcher(jdbc);
        return turns.due(own);
    }

    /**
     * Writes once into the history of each message that waits for this sender why it does.
     *
     * @param others the organisations that have another sender on its channel
     * @return of how many
     */
    @Transactional
    public int tellParked(Sender parked, Sender.Because because, UUID[] others, int most) {
        beTheDispatcher(jdbc);
        return jdbc.sql("""
                        with waiting as (
                            select id from notification
                            where status = 'pending' and channel = :channel and look_at <= now()
                                and error_code is distinct from :parked
                                and (tenant_id = :owner::uuid
                                    or :owner::uuid is null and tenant_id <> all(:others::uuid[]))
                            limit :most for update skip locked
                        ), parked as (
                            update notification set error_code = :parked, error_message = :reason
                            from waiting where notification.id = waiting.id
                            returning notification.id, tenant_id, attempt
                        )
                        insert into notification_event (tenant_id, notification_id, at, type, attempt, code, detail)
                        select tenant_id, id, now(), :parked, attempt, :parked, :reason from parked
                        """)
                .param("parked", StepType.PARKED.code())
                .param("reason", because.code() + ": " + because.message())
                .param("channel", parked.medium().code())
                .param("owner", parked.owner().map(TenantId::value).orElse(null), java.sql.Types.OTHER)
                .param("others", others)
                .param("most", most)
                .update();
    }

    @Transactional
    public List<Claim> toSettle(int most) {
        Instant now = clock.instant();
        beTheDispatcher(jdbc);
        return jdbc.sql("""
                        with due as (
                            select id from notification where status = 'sending' and look_at <= now()
                            order by look_at limit :most for update skip locked
                        )
                        update notification set look_at = now() + :lease_seconds * interval '1 second'
                        from due where notification.id = due.id
                        returning notification.id, tenant_id, channel, attempt
                        """)
                .param("lease_seconds", Timings.SETTLING_LEASE.toSeconds())
                .param("most", most)
                .query(claim(now))
                .list();
    }

    /** Finds the organisation of a message that an earlier version sent, because its receipt does not name one. */
    @Transactional
    public Optional<TenantId> organisation(Optional<UUID> message, String providerId) {
        beTheDispatcher(jdbc);
        return jdbc.sql("""
                        select tenant_id from (
                            select tenant_id, 1 as preference from notification where provider_id = :provider
                            union all
                            select tenant_id, 2 from notification where id = :id
                        ) found
                        order by preference limit 1
                        """)
                .param("id", message.orElse(null), java.sql.Types.OTHER)
                .param("provider", providerId)
                .query((row, n) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .optional();
    }

    /**
     * For the present transaction. Its statements read by an index whatever the tables contain, so one plan fits them
     * all; a new one each time takes longer than to run it, and one from when the tables were small would read all of
     * them later.
     */
    static void beTheDispatcher(JdbcClient jdbc) {
        jdbc.sql("""
                        select set_config('role', 'smartqueue_dispatcher', true),
                            set_config('plan_cache_mode', 'force_generic_plan', true),
                            set_config('enable_seqscan', 'off', true),
                            set_config('enable_bitmapscan', 'off', true)
                        """).query().singleRow();
    }

    private static RowMapper<Claim> claim(Instant at) {
        return (row, n) -> new Claim(
                row.getObject("id", UUID.class),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                Medium.of(row.getString("channel")),
                row.getInt("attempt"),
                at,
                Optional.empty());
    }
}
