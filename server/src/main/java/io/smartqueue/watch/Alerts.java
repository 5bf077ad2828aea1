package io.smartqueue.watch;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.live.Signals;
import io.smartqueue.live.Topic;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Membership;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Names;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The alerts of the current organisation, and who has taken note of them. */
@Component
public class Alerts {

    public static final int LONGEST_NOTE = 300;

    private static final String COLUMNS = """
            select id, kind, subject_id, subject, site_id, value, threshold, since, until, acknowledged_name,
                acknowledged_at, note""";

    /** By whom sees these sites only; none means all, and what is about no single site. */
    private static final String SEEN = "(cardinality(:sites::uuid[]) = 0 or site_id = any(:sites))";

    private static final String WITH_SITE = """
            select found.*, site.name as site_name, site.names as site_names
            from (%s) found left join site on site.id = found.site_id
            order by found.%s %s, found.id %3$s
            """;

    private final JdbcClient jdbc;
    private final Sites sites;
    private final Signals signals;
    private final InstantSource clock;

    Alerts(JdbcClient jdbc, Sites sites, Signals signals, InstantSource clock) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.signals = signals;
        this.clock = clock;
    }

    /** @throws Refusal 404 for a site that does not exist or that the caller may not see */
    @Transactional(readOnly = true)
    public PageResult<Alert> list(PageRequest paging, AlertFilter filter) {
        UUID site = filter.site();
        if (site != null) {
            if (!filter.sites().isEmpty() && !filter.sites().contains(site)) {
                throw Refusal.notFound("unknown_site", "There is no such site.");
            }
            sites.get(new SiteId(site));
        }
        String direction = paging.descending() ? "desc" : "asc";
        String page = WITH_SITE.formatted(
                COLUMNS + AlertFilter.MATCHING + paging.orderAndLimit(), paging.column(), direction);
        return paging.of(
                filter.bind(jdbc.sql(PageRequest.count(AlertFilter.MATCHING)))
                        .query(Long.class)
                        .single(),
                filter.bind(jdbc.sql(page)).query(Alerts::alert).list());
    }

    /**
     * Somebody takes note. The first who does stays named; an alert about no single site is not there for who sees
     * some sites only.
     *
     * @throws Refusal 409 {@code over}
     */
    @Transactional
    public Alert acknowledge(UUID id, Optional<String> note, Caller by) {
        int changed = jdbc.sql("""
                        update alert set acknowledged_at = :now, acknowledged_by = :by, acknowledged_name = :name,
                            note = :note
                        where id = :id and until is null and acknowledged_at is null
                          and\s""" + SEEN)
                .param("now", Times.sql(clock.instant()))
                .param("by", by.membership().map(place -> place.id().value()).orElse(null), Types.OTHER)
                .param(
                        "name",
                        by.membership()
                                .map(Membership::publicName)
                                .orElse(by.principal().name()))
                .param("note", note.orElse(""))
                .param("id", id)
                .param("sites", by.siteIds().toArray(UUID[]::new))
                .update();
        Alert alert = find(id, by).orElseThrow(() -> Refusal.notFound("not_found", "There is no such alert."));
        if (changed == 0 && alert.isOver()) {
            throw Refusal.conflict("over", "It has ended by itself meanwhile.");
        }
        if (changed > 0) {
            signals.signal(Topic.alerts(CurrentTenant.get()));
        }
        return alert;
    }

    private Optional<Alert> find(UUID id, Caller by) {
        return jdbc.sql(WITH_SITE.formatted(COLUMNS + " from alert where id = :id and " + SEEN, "id", "asc"))
                .param("id", id)
                .param("sites", by.siteIds().toArray(UUID[]::new))
                .query(Alerts::alert)
                .optional();
    }

    private static Alert alert(ResultSet row, int n) throws SQLException {
        return new Alert(
                row.getObject("id", UUID.class),
                AlertKind.of(row.getString("kind")),
                new Alert.Subject(row.getString("subject_id"), row.getString("subject"), place(row)),
                row.getInt("value"),
                row.getInt("threshold"),
                Times.instant(row, "since"),
                Times.instantOrNull(row, "until"),
                acknowledged(row));
    }

    private static Alert.@Nullable Place place(ResultSet row) throws SQLException {
        return row.getString("site_name") == null
                ? null
                : new Alert.Place(row.getObject("site_id", UUID.class), Names.of(row, "site_name"));
    }

    private static Alert.@Nullable Acknowledged acknowledged(ResultSet row) throws SQLException {
        Instant at = Times.instantOrNull(row, "acknowledged_at");
        return at == null
                ? null
                : new Alert.Acknowledged(row.getString("acknowledged_name"), at, row.getString("note"));
    }
}
