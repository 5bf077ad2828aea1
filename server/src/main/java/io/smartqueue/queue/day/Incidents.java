package io.smartqueue.queue.day;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.Incident;
import io.smartqueue.queue.LineChanged;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.CurrentTenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stops the line of a site and resumes it in the same order. */
@Component
public class Incidents {

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Incidents(JdbcClient jdbc, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Incident> open(SiteId site) {
        return jdbc.sql("""
                        select id, site_id, note, began_at, null::timestamptz as ended_at from open_incident
                        where site_id = :site
                        """)
                .param("site", site.value())
                .query(Incidents::incident)
                .optional();
    }

    /**
     * @param words the message to everybody in the line; empty sends none
     * @throws Refusal 409 {@code incident_open}
     */
    @Transactional
    public Incident begin(SiteId site, String note, Optional<String> words, Actor by) {
        by.requireSite(site.value());
        Instant now = now();
        Incident begun = jdbc.sql("""
                        insert into site_incident (id, tenant_id, site_id, note, began_at, began_by)
                        values (:id, current_tenant(), :site, :note, :now, :by)
                        on conflict (tenant_id, site_id) where ended_at is null do nothing
                        returning id, site_id, note, began_at, ended_at
                        """)
                .param("id", Ids.next())
                .param("site", site.value())
                .param("note", note)
                .param("now", Times.sql(now))
                .param("by", by.id(), Types.OTHER)
                .query(Incidents::incident)
                .optional()
                .orElseThrow(() -> Refusal.conflict("incident_open", "The line of this site stands still already."));
        tell(site, words, now, null);
        return begun;
    }

    /** @throws Refusal 409 {@code no_incident} */
    @Transactional
    public Incident end(SiteId site, Optional<String> words, Actor by) {
        by.requireSite(site.value());
        Instant now = now();
        Incident ended = jdbc.sql("""
                        update site_incident set ended_at = greatest(:now, began_at), ended_by = :by
                        where site_id = :site and ended_at is null
                        returning id, site_id, note, began_at, ended_at
                        """)
                .param("site", site.value())
                .param("now", Times.sql(now))
                .param("by", by.id(), Types.OTHER)
                .query(Incidents::incident)
                .optional()
                .orElseThrow(() -> Refusal.conflict("no_incident", "The line of this site has no incident."));
        tell(site, words, now, ended.beganAt());
        if (words.isEmpty()) {
            events.publishEvent(new Incident.EndedSilently(CurrentTenant.get(), site, now));
        }
        return ended;
    }

    private void tell(SiteId site, Optional<String> words, Instant now, @Nullable Instant goesOnSince) {
        events.publishEvent(new LineChanged(CurrentTenant.get()));
        words.ifPresent(
                text -> events.publishEvent(new Incident.Told(CurrentTenant.get(), site, text, now, goesOnSince)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Incident incident(ResultSet row, int n) throws SQLException {
        return new Incident(
                row.getObject("id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getString("note"),
                Times.instant(row, "began_at"),
                Times.instantOrNull(row, "ended_at"));
    }
}
