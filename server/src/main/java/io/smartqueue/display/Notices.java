package io.smartqueue.display;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.page.Language;
import io.smartqueue.queue.LineChanged;
import io.smartqueue.security.Caller;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The notices of the current organisation. */
@Service
public class Notices {

    /** Nobody reads more than this from a wall. */
    private static final int MOST_SHOWN = 2;

    private static final Duration FARTHEST = Duration.ofDays(3653);

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final String SELECT = """
            select notice.id, notice.site_id, site.slug as site_slug, site.name as site_name, notice.texts,
                   notice.starts_at, notice.ends_at, notice.created_at
            from notice join site on site.id = notice.site_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Notices(JdbcClient jdbc, JsonMapper json, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Notice> find(UUID id) {
        return jdbc.sql(SELECT + "where notice.id = :id")
                .param("id", id)
                .query(this::notice)
                .optional();
    }

    /** @throws Refusal 404 when there is none */
    @Transactional(readOnly = true)
    public Notice get(UUID id) {
        return find(id).orElseThrow(() -> Refusal.notFound("not_found", "There is no notice with this id."));
    }

    /** @param only the sites to which the list is limited; empty means all of them */
    @Transactional(readOnly = true)
    public PageResult<Notice> list(Set<UUID> only, PageRequest paging) {
        String matching = "from (" + SELECT + ") notice where (cardinality(:only::uuid[]) = 0 or site_id = any(:only))";
        UUID[] sites = only.toArray(UUID[]::new);
        return paging.of(
                jdbc.sql("select count(*) " + matching)
                        .param("only", sites)
                        .query(Long.class)
                        .single(),
                jdbc.sql("select * " + matching + paging.orderAndLimit())
                        .param("only", sites)
                        .query(this::notice)
                        .list());
    }

    /** What a screen of the site shows now: in its language, else in any language of the notice. */
    @Transactional(readOnly = true)
    public List<String> shown(SiteId site, Language language, Instant now) {
        return jdbc
                .sql(SELECT + """
                        where site_id = :site and starts_at <= :now and (ends_at is null or ends_at > :now)
                        order by starts_at desc, notice.id desc limit :most
                        """)
                .param("site", site.value())
                .param("now", Times.sql(now))
                .param("most", MOST_SHOWN)
                .query(this::notice)
                .list()
                .stream()
                .map(notice -> Objects.requireNonNullElseGet(
                        notice.texts().get(language.code()),
                        () -> notice.texts().values().iterator().next()))
                .toList();
    }

    private static void near(String field, Instant moment, Instant now) {
        if (Duration.between(now, moment).abs().compareTo(FARTHEST) > 0) {
            throw Refusal.field(field, "too_far", "Give a moment within ten years of now.");
        }
    }

    /** @throws Refusal when the site is unknown or not the caller's, or the times are out of order or too far away */
    @Transactional
    public Notice put(NoticeDraft draft, Caller by) {
        Instant now = clock.instant();
        Instant starts = Objects.requireNonNullElse(draft.startsAt(), now);
        near("starts_at", starts, now);
        if (draft.endsAt() != null) {
            near("ends_at", draft.endsAt(), now);
        }
        if (draft.endsAt() != null && draft.endsAt().isBefore(starts)) {
            throw Refusal.field("ends_at", "out_of_range", "A notice ends after it begins.");
        }
        requireSite(draft.siteId());
        by.requireSite(draft.siteId());
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into notice (id, tenant_id, site_id, texts, starts_at, ends_at, created_at)
                        values (:id, current_tenant(), :site, :texts::jsonb, :starts, :ends, :now)
                        """)
                .param("id", id)
                .param("site", draft.siteId())
                .param("texts", json.writeValueAsString(draft.texts()))
                .param("starts", Times.sql(starts))
                .param("ends", draft.endsAt() == null ? null : Times.sql(draft.endsAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", Times.sql(now))
                .update();
        events.publishEvent(new LineChanged(CurrentTenant.get()));
        return get(id);
    }

    /** Removes it from the screens; a notice that has ended keeps its end. */
    @Transactional
    public Notice end(UUID id) {
        jdbc.sql("""
                        update notice set starts_at = least(starts_at, :now), ends_at = :now
                        where id = :id and (ends_at is null or ends_at > :now)
                        """).param("id", id).param("now", Times.sql(clock.instant())).update();
        events.publishEvent(new LineChanged(CurrentTenant.get()));
        return get(id);
    }

    private void requireSite(UUID site) {
        if (!jdbc.sql("select exists (select from site where id = :site)")
                .param("site", site)
                .query(Boolean.class)
                .single()) {
            throw Refusal.field("site_id", "unknown_site", "There is no site with this id.");
        }
    }

    private Notice notice(ResultSet row, int n) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                new Notice.Site(
                        row.getObject("site_id", UUID.class), row.getString("site_slug"), row.getString("site_name")),
                json.readValue(row.getString("texts"), TEXTS),
                Times.instant(row, "starts_at"),
                Times.instantOrNull(row, "ends_at"),
                Times.instant(row, "created_at"));
    }
}
