package io.smartqueue.watch.look;

import io.smartqueue.kernel.Times;
import io.smartqueue.notification.sender.Sender;
import io.smartqueue.notification.sender.Senders;
import io.smartqueue.queue.stats.SiteNeed;
import io.smartqueue.queue.stats.Staffing;
import io.smartqueue.site.Hours;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.watch.AlertKind;
import io.smartqueue.watch.AlertRule;
import io.smartqueue.watch.AlertRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is not as it should be in the current organisation. A site that is closed now lacks nothing. */
@Component
class Findings {

    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final Staffing staffing;
    private final Senders senders;
    private final InstantSource clock;

    Findings(JdbcClient jdbc, Tenants tenants, Staffing staffing, Senders senders, InstantSource clock) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.staffing = staffing;
        this.senders = senders;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public List<Finding> now(AlertRules rules) {
        Instant now = clock.instant();
        List<Finding> beyond = beyond(now);
        Set<UUID> closed = closed(now, beyond);
        var findings = new ArrayList<>(
                beyond.stream().filter(one -> !closed.contains(one.site())).toList());
        staffing.bySite().forEach((site, need) -> missing(site, need, rules).forEach(findings::add));
        senders.of(CurrentTenant.get()).stream()
                .flatMap(sender -> parked(sender, rules, now))
                .forEach(findings::add);
        return named(findings);
    }

    private List<Finding> beyond(Instant now) {
        LocalDate month = LocalDate.ofInstant(now, tenants.current().zone()).withDayOfMonth(1);
        String sql = "select * from (" + Conditions.BEYOND + ") beyond where tenant_id = current_tenant()";
        return Conditions.bind(jdbc.sql(sql), now, List.of(month))
                .query((row, n) -> new Finding(
                        new Finding.Key(AlertKind.of(row.getString("kind")), row.getString("subject_id")),
                        row.getString("subject_id"),
                        row.getObject("site_id", UUID.class),
                        row.getInt("value"),
                        row.getInt("threshold")))
                .list();
    }

    private Set<UUID> closed(Instant now, List<Finding> findings) {
        UUID[] sites = findings.stream()
                .map(Finding::site)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new);
        Set<UUID> closed = new HashSet<>();
        if (sites.length > 0) {
            jdbc.sql("select site_id, " + Hours.COLUMNS + """
                            from (select id as site_id, null::uuid as service_id, zone from site
                                where id = any(:sites)) place
                            """)
                    .param("sites", sites)
                    .param("now", Times.sql(now))
                    .query((RowCallbackHandler) row -> {
                        if (!Hours.of(row).isOpen(now)) {
                            closed.add(row.getObject("site_id", UUID.class));
                        }
                    });
        }
        return closed;
    }

    private static Stream<Finding> missing(SiteId site, SiteNeed need, AlertRules rules) {
        AlertRule rule = rules.of(AlertKind.COUNTERS_MISSING, site.value());
        return need.queues().stream()
                .filter(queue -> rule.counts() && queue.isShort() && queue.needed() - queue.open() >= rule.threshold())
                .map(queue -> {
                    String id = queue.queue().value().toString();
                    var key = new Finding.Key(AlertKind.COUNTERS_MISSING, id);
                    return new Finding(key, id, site.value(), queue.open(), queue.needed());
                });
    }

    private static Stream<Finding> parked(Sender sender, AlertRules rules, Instant now) {
        AlertRule rule = rules.of(AlertKind.SENDER_PARKED, null);
        return sender.parked().stream()
                .map(because ->
                        Math.max(0, Duration.between(because.since(), now).toMinutes()))
                .filter(minutes -> rule.counts() && minutes >= rule.threshold())
                .map(minutes -> new Finding(
                        new Finding.Key(AlertKind.SENDER_PARKED, sender.id().toString()),
                        sender.address(),
                        null,
                        Math.toIntExact(Math.min(minutes, Integer.MAX_VALUE)),
                        rule.threshold()));
    }

    /** As the organisation calls its queues, counters and screens. */
    private List<Finding> named(List<Finding> findings) {
        Map<UUID, String> names = names(findings);
        return findings.stream()
                .map(one -> one.site() == null
                        ? one
                        : new Finding(
                                one.key(),
                                names.getOrDefault(UUID.fromString(one.subject()), one.subject()),
                                one.site(),
                                one.value(),
                                one.threshold()))
                .toList();
    }

    private Map<UUID, String> names(List<Finding> findings) {
        UUID[] ids = findings.stream()
                .filter(one -> one.site() != null)
                .map(one -> UUID.fromString(one.subject()))
                .distinct()
                .toArray(UUID[]::new);
        Map<UUID, String> names = new HashMap<>();
        if (ids.length > 0) {
            jdbc.sql("""
                            select id, name from queue where id = any(:ids)
                            union all select id, name from counter where id = any(:ids)
                            union all select id, name from device where id = any(:ids)
                            """).param("ids", ids).query((RowCallbackHandler)
                    row -> names.put(row.getObject("id", UUID.class), row.getString("name")));
        }
        return names;
    }
}
