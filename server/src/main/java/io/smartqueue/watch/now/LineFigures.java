package io.smartqueue.watch.now;

import io.smartqueue.kernel.Times;
import io.smartqueue.site.ServiceDay;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.RecentReads;
import io.smartqueue.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How long people wait at some sites, and how many of today's have left without being served. */
@Component
class LineFigures {

    /**
     * Of one queue, or of all.
     *
     * @param within how many have waited no longer than promised
     */
    record Wait(int waiting, int longestSeconds, int medianSeconds, int promised, int within) {

        static final Wait NOBODY = new Wait(0, 0, 0, 0, 0);
    }

    /** @param queues by queue */
    record Waits(Wait all, Map<UUID, Wait> queues) {}

    private record Asked(TenantId tenant, Set<UUID> sites) {}

    private static final long MOST_KNOWN = 1_000;

    private final RecentReads<Asked, OptionalInt> left = new RecentReads<>(MOST_KNOWN, Asked::tenant);
    private final JdbcClient jdbc;
    private final Sites sites;

    LineFigures(JdbcClient jdbc, Sites sites) {
        this.jdbc = jdbc;
        this.sites = sites;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Waits waits(Set<UUID> places, Instant now) {
        Map<Optional<UUID>, Wait> all = new HashMap<>();
        jdbc.sql("""
                        with line as (
                            select leg.queue_id, extract(epoch from :now - leg.joined_at) as wait, sla_seconds
                            from leg join queue on queue.id = leg.queue_id
                            join service on service.id = queue.service_id
                            where leg.state = 'waiting' and queue.site_id = any(:sites)
                        )
                        select queue_id, count(*) as waiting, max(wait)::integer as longest,
                               percentile_cont(0.5) within group (order by wait)::integer as median,
                               count(sla_seconds) as promised,
                               count(*) filter (where wait <= sla_seconds) as within
                        from line group by grouping sets ((queue_id), ())
                        """)
                .param("now", Times.sql(now))
                .param("sites", places.toArray(UUID[]::new))
                .query(row -> {
                    all.put(Optional.ofNullable(row.getObject("queue_id", UUID.class)), wait(row));
                });
        Map<UUID, Wait> queues = new HashMap<>();
        all.forEach((queue, wait) -> queue.ifPresent(id -> queues.put(id, wait)));
        return new Waits(all.getOrDefault(Optional.<UUID>empty(), Wait.NOBODY), queues);
    }

    private static Wait wait(ResultSet row) throws SQLException {
        return new Wait(
                row.getInt("waiting"),
                Math.max(0, row.getInt("longest")),
                Math.max(0, row.getInt("median")),
                row.getInt("promised"),
                row.getInt("within"));
    }

    /**
     * How many of a hundred visits of the sites' service day that are over ended without being served, as it was less
     * than a second ago; null before the first.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable Integer leftPercent(Set<UUID> places, Instant now) {
        OptionalInt known = Objects.requireNonNull(
                left.get(new Asked(CurrentTenant.get(), Set.copyOf(places)), asked -> read(asked.sites(), now)));
        return known.isPresent() ? known.getAsInt() : null;
    }

    private OptionalInt read(Set<UUID> places, Instant now) {
        Map<SiteId, ServiceDay> days = sites.serviceDays();
        List<SiteId> asked = days.keySet().stream()
                .filter(site -> places.contains(site.value()))
                .toList();
        return jdbc.sql("""
                        select (100.0 * count(*) filter (where leg.state <> 'completed') / nullif(count(*), 0))::integer
                            as percent
                        from unnest(:sites::uuid[], :beginnings::timestamptz[]) as day (site_id, begins)
                        join visit on visit.site_id = day.site_id and visit.joined_at >= day.begins
                            and visit.joined_at >= :first
                        join leg on leg.visit_id = visit.id and leg.is_current
                        where leg.state in ('completed', 'no_show', 'cancelled', 'expired')
                        """)
                .param("sites", asked.stream().map(SiteId::value).toArray(UUID[]::new))
                .param(
                        "beginnings",
                        asked.stream()
                                .map(site -> begins(days, site, now).toString())
                                .toArray(String[]::new))
                .param(
                        "first",
                        Times.sql(asked.stream()
                                .map(site -> begins(days, site, now))
                                .min(Instant::compareTo)
                                .orElse(now)))
                .query(row -> row.next() && row.getObject("percent") != null
                        ? OptionalInt.of(row.getInt("percent"))
                        : OptionalInt.empty());
    }

    private static Instant begins(Map<SiteId, ServiceDay> days, SiteId site, Instant now) {
        return Objects.requireNonNull(days.get(site)).beginning(now);
    }
}
