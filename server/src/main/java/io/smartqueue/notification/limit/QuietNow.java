package io.smartqueue.notification.limit;

import io.smartqueue.customer.Medium;
import io.smartqueue.tenant.Tenants;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The quiet hours at the moment in which a message leaves: one that was delayed may have come into them. Organisations
 * without quiet hours cost no statement.
 */
@Component
public class QuietNow {

    private record Leaving(UUID id, Medium medium, int lane, ZoneId zone) {}

    private final JdbcClient jdbc;
    private final MessagingRulesStore rules;
    private final Tenants tenants;

    QuietNow(JdbcClient jdbc, MessagingRulesStore rules, Tenants tenants) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.tenants = tenants;
    }

    /** Until when those of these messages wait that are not to leave now. What answers a person never does. */
    @Transactional(readOnly = true)
    public Map<UUID, Instant> until(List<UUID> messages, Instant now) {
        MessagingRules present = rules.current();
        if (!present.areQuietSometimes()) {
            return Map.of();
        }
        QuietHours quiet = present.quietHours();
        return leaving(messages).stream()
                .filter(one -> !quiet.spares(one.lane))
                .flatMap(one -> end(quiet, one, now).stream().map(until -> Map.entry(one.id, until)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<Instant> end(QuietHours quiet, Leaving one, Instant now) {
        return quiet.of(one.medium).flatMap(window -> window.end(now, one.zone));
    }

    private List<Leaving> leaving(List<UUID> ids) {
        ZoneId zone = tenants.current().zone();
        return jdbc.sql("""
                        select notification.id, notification.channel, lane, site.zone
                        from notification
                        left join visit on visit.id = visit_id
                        left join site on site.id = visit.site_id
                        where notification.id = any(:ids) and answers is null
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> new Leaving(
                        row.getObject("id", UUID.class),
                        Medium.of(row.getString("channel")),
                        row.getInt("lane"),
                        Optional.ofNullable(row.getString("zone"))
                                .map(ZoneId::of)
                                .orElse(zone)))
                .list();
    }
}
