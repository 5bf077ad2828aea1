package io.smartqueue.watch.look;

import io.smartqueue.kernel.Times;
import io.smartqueue.notification.sender.Sender;
import io.smartqueue.notification.sender.Senders;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * In which organisations the watch for alerts has to look, and why: one statement for all of them, because in most
 * everything is as it should be. It may name one too many, never one too few.
 */
@Component
class DueAlerts {

    /** No zone is farther from UTC. */
    private static final Duration FARTHEST = Duration.ofHours(14);

    /** How long a bad opinion stands. */
    static final Duration OF_AN_OPINION = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final Senders senders;
    private final InstantSource clock;

    DueAlerts(JdbcClient jdbc, Tenants tenants, Senders senders, InstantSource clock) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.senders = senders;
        this.clock = clock;
    }

    // Not read-only, because the first who asks for the senders registers them.
    /** What may be said of each organisation in which there is anything: what is beyond a limit, and what is open. */
    @Transactional
    public Map<TenantId, Set<String>> reasons() {
        Instant now = clock.instant();
        Map<TenantId, Set<String>> reasons = new HashMap<>();
        addParked(reasons);
        jdbc.sql("set local role smartqueue_dispatcher").update();
        Conditions.bind(jdbc.sql("""
                        select tenant_id, kind || ' ' || subject_id as reason from (
                        """ + Conditions.BEYOND + """
                        ) beyond
                        union all
                        select tenant_id, 'open ' || kind || ' ' || subject_id from alert
                        where until is null and (kind <> 'bad_opinion' or since <= :long_ago)
                        """), now, months(now))
                .param("long_ago", Times.sql(now.minus(OF_AN_OPINION)))
                .query((RowCallbackHandler) row ->
                        add(reasons, new TenantId(row.getObject("tenant_id", UUID.class)), row.getString("reason")));
        return reasons;
    }

    /** Whoever has an account of their own does not send from the common one; looking there is one look too many. */
    private void addParked(Map<TenantId, Set<String>> reasons) {
        senders.own().stream()
                .filter(Sender::isParked)
                .forEach(sender -> sender.owner().ifPresent(owner -> add(reasons, owner, "parked " + sender.id())));
        senders.current().values().stream()
                .filter(Sender::isParked)
                .forEach(sender -> tenants.all().stream()
                        .map(Tenant::id)
                        .forEach(tenant -> add(reasons, tenant, "parked " + sender.id())));
    }

    private static void add(Map<TenantId, Set<String>> reasons, TenantId tenant, String reason) {
        reasons.computeIfAbsent(tenant, first -> new HashSet<>()).add(reason);
    }

    private static List<LocalDate> months(Instant now) {
        return Stream.of(now.minus(FARTHEST), now.plus(FARTHEST))
                .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC).withDayOfMonth(1))
                .distinct()
                .toList();
    }
}
