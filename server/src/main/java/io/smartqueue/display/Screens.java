package io.smartqueue.display;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.queue.LineChanged;
import io.smartqueue.security.Caller;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The screens of the current organisation. */
@Service
public class Screens {

    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofMinutes(1);

    private static final String SELECT = """
            select device.id, device.kind, device.name, device.site_id, site.slug as site_slug,
                   site.name as site_name, device.languages, device.voice, device.service_ids, device.created_at,
                   device.paired_at, device.last_seen_at
            from device join site on site.id = device.site_id
            where device.revoked_at is null
            """;

    private final JdbcClient jdbc;
    private final Sites sites;
    private final DeviceKeys keys;
    private final Pairings pairings;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Screens(
            JdbcClient jdbc,
            Sites sites,
            DeviceKeys keys,
            Pairings pairings,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.keys = keys;
        this.pairings = pairings;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Screen> find(UUID id) {
        return jdbc.sql(SELECT + " and device.id = :id")
                .param("id", id)
                .query(Screens::screen)
                .optional();
    }

    /** @throws Refusal 404 when it does not exist or is revoked */
    @Transactional(readOnly = true)
    public Screen get(UUID id) {
        return find(id).orElseThrow(() -> Refusal.notFound("not_found", "There is no screen with this id."));
    }

    /** @param only the sites to which the list is limited; empty means all of them */
    @Transactional(readOnly = true)
    public PageResult<Screen> list(@Nullable UUID site, Set<UUID> only, PageRequest paging) {
        String matching = """
                from (%s) screen
                where (:site::uuid is null or site_id = :site)
                  and (cardinality(:only::uuid[]) = 0 or site_id = any(:only))
                """.formatted(SELECT);
        return paging.of(
                matching("select count(*) " + matching, site, only)
                        .query(Long.class)
                        .single(),
                matching("select * " + matching + paging.orderAndLimit(), site, only)
                        .query(Screens::screen)
                        .list());
    }

    /** Those that are paired but have asked for nothing lately, at these sites. */
    @Transactional(readOnly = true)
    public List<Screen> silent(Set<UUID> sites, Instant now) {
        return jdbc.sql(SELECT + """
                        and device.paired_at is not null and device.site_id = any(:sites)
                        and coalesce(device.last_seen_at <= :since, true)
                        order by device.name, device.id
                        """)
                .param("sites", sites.toArray(UUID[]::new))
                .param("since", Times.sql(now.minus(Screen.ALIVE)))
                .query(Screens::screen)
                .list();
    }

    private JdbcClient.StatementSpec matching(String sql, @Nullable UUID site, Set<UUID> only) {
        return jdbc.sql(sql).param("site", site).param("only", only.toArray(UUID[]::new));
    }

    /**
     * Pairs the screen that shows the code; the screen then fetches its key by itself.
     *
     * @throws Refusal 404 {@code unknown_code} when no screen shows it any more; 429 after too many wrong codes
     */
    @Transactional
    public Screen pair(String code, ScreenDraft draft, Caller by) {
        UUID id = write(Ids.next(), siteOf(draft, by), draft);
        pairings.take(code, id, by.principal().accountId());
        return get(id);
    }

    /** Creates a screen with a key for an address typed in by hand; the key is returned only here. */
    @Transactional
    public NewScreen issue(ScreenDraft draft, Caller by) {
        UUID id = write(Ids.next(), siteOf(draft, by), draft);
        String key = keys.issue(CurrentTenant.get(), id).value();
        return new NewScreen(get(id), key, "/display/" + key);
    }

    @Transactional
    public Screen change(UUID id, ScreenDraft draft, Caller by) {
        UUID site = siteOf(draft, by);
        int changed =
                with(draft, jdbc.sql("""
                        update device set site_id = :site, kind = :kind, name = :name, languages = :languages,
                            voice = :voice, service_ids = :services
                        where id = :id and revoked_at is null
                        """)).param("id", id).param("site", site).update();
        if (changed == 1) {
            events.publishEvent(new LineChanged(CurrentTenant.get()));
        }
        return get(id);
    }

    /** Revokes its key. */
    @Transactional
    public void revoke(UUID id) {
        keys.revoke(id);
        jdbc.sql("update device set revoked_at = :now where id = :id and revoked_at is null")
                .param("id", id)
                .param("now", Times.sql(clock.instant()))
                .update();
        // All screens fetch again; this one then gets 404.
        events.publishEvent(new LineChanged(CurrentTenant.get()));
    }

    /** @throws Refusal 404 when the key is unknown or revoked */
    @Transactional
    public Screen seen(String key) {
        Screen screen = keys.find(key)
                .flatMap(holder -> find(holder.device()))
                .orElseThrow(() -> Refusal.notFound("not_found", "This screen is not paired any more."));
        Instant now = clock.instant();
        if (screen.lastSeenAt() == null || screen.lastSeenAt().isBefore(now.minus(BETWEEN_SIGNS_OF_LIFE))) {
            jdbc.sql("update device set last_seen_at = :now where id = :id")
                    .param("id", screen.id())
                    .param("now", Times.sql(now))
                    .update();
        }
        return screen;
    }

    private UUID write(UUID id, UUID site, ScreenDraft draft) {
        with(draft, jdbc.sql("""
                        insert into device
                            (id, tenant_id, site_id, kind, name, languages, voice, service_ids, created_at)
                        values (:id, current_tenant(), :site, :kind, :name, :languages, :voice, :services, :now)
                        """))
                .param("id", id)
                .param("site", site)
                .param("now", Times.sql(clock.instant()))
                .update();
        return id;
    }

    private JdbcClient.StatementSpec with(ScreenDraft draft, JdbcClient.StatementSpec statement) {
        List<String> languages = Objects.requireNonNullElseGet(draft.languages(), () -> List.of(language()));
        return statement
                .param("kind", draft.kindOrDisplay().name().toLowerCase(Locale.ROOT))
                .param("name", draft.name().strip())
                .param("languages", languages.stream().distinct().toArray(String[]::new))
                .param("voice", draft.speaks())
                .param("services", servicesOf(draft));
    }

    private String language() {
        return jdbc.sql("select left(language, 2) from tenant where id = current_tenant()")
                .query(String.class)
                .single();
    }

    private UUID[] servicesOf(ScreenDraft draft) {
        UUID[] services = draft.servicesOrAll().stream().distinct().toArray(UUID[]::new);
        int known = jdbc.sql("select count(*) from service where id = any(:services)")
                .param("services", services)
                .query(Integer.class)
                .single();
        if (known < services.length) {
            throw Refusal.field("services", "unknown_service", "There is no service with this id.");
        }
        return services;
    }

    private UUID siteOf(ScreenDraft draft, Caller by) {
        String field = draft.site() == null ? "site_id" : "site";
        String reference = draft.site() == null ? draft.siteId() : draft.site();
        UUID site = sites.idOf(String.valueOf(reference))
                .map(SiteId::value)
                .orElseThrow(() -> Refusal.field(field, "unknown_site", "There is no site with this id or slug."));
        by.requireSite(site);
        return site;
    }

    private static Screen screen(ResultSet row, int n) throws SQLException {
        return new Screen(
                row.getObject("id", UUID.class),
                Screen.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                new Screen.Site(
                        row.getObject("site_id", UUID.class), row.getString("site_slug"), row.getString("site_name")),
                List.of((String[]) row.getArray("languages").getArray()),
                row.getBoolean("voice"),
                List.of((UUID[]) row.getArray("service_ids").getArray()),
                Times.instant(row, "created_at"),
                Times.instantOrNull(row, "paired_at"),
                Times.instantOrNull(row, "last_seen_at"));
    }
}
