package io.smartqueue.site;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Slug;
import io.smartqueue.kernel.Times;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Names;
import io.smartqueue.tenant.Savepoint;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.Types;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The places of the current organisation. */
@Component
public class Sites {

    private static final String COLUMNS =
            "id, name, names, slug, address, city, country, zone, day_starts_at, end_of_day, is_active, created_at";

    /** What stands at the same place of an address as a site: {@code /o/{organisation}/accuracy}. */
    private static final Set<String> RESERVED = Set.of("accuracy");

    private static final String SELECT = "select " + COLUMNS + " from site ";

    private static final RowMapper<Site> SITE = (row, n) -> new Site(
            new SiteId(row.getObject("id", UUID.class)),
            Names.of(row, "name"),
            new Slug(row.getString("slug")),
            row.getString("address"),
            row.getString("city"),
            row.getString("country"),
            ZoneId.of(row.getString("zone")),
            row.getObject("day_starts_at", LocalTime.class),
            Site.EndOfDay.valueOf(row.getString("end_of_day").toUpperCase(Locale.ROOT)),
            row.getBoolean("is_active"),
            Times.instant(row, "created_at"));

    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final Savepoint savepoint;
    private final ApplicationEventPublisher events;

    Sites(JdbcClient jdbc, Tenants tenants, Savepoint savepoint, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.savepoint = savepoint;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<Site> find(SiteId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query(SITE)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Site> find(Slug slug) {
        return jdbc.sql(SELECT + "where slug = :slug")
                .param("slug", slug.value())
                .query(SITE)
                .optional();
    }

    /** By id or slug, as drafts may name a site by either. */
    @Transactional(readOnly = true)
    public Optional<SiteId> idOf(String reference) {
        return jdbc.sql("select id from site where id::text = :reference or slug = :reference")
                .param("reference", reference.strip().toLowerCase(Locale.ROOT))
                .query((row, n) -> new SiteId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** @throws Refusal 404 when there is none */
    @Transactional(readOnly = true)
    public Site get(SiteId id) {
        return find(id).orElseThrow(() -> Refusal.notFound("unknown_site", "There is no site with this id."));
    }

    /** Of every site. */
    @Transactional(readOnly = true)
    public Map<SiteId, ServiceDay> serviceDays() {
        Map<SiteId, ServiceDay> days = new HashMap<>();
        jdbc.sql("select id, zone, day_starts_at from site").query((RowCallbackHandler) row -> days.put(
                new SiteId(row.getObject("id", UUID.class)),
                new ServiceDay(ZoneId.of(row.getString("zone")), row.getObject("day_starts_at", LocalTime.class))));
        return days;
    }

    /** @param only the sites to which the list is limited; empty means all of them */
    @Transactional(readOnly = true)
    public PageResult<Site> list(@Nullable Boolean active, Set<UUID> only, PageRequest paging) {
        return search("", active, only, paging);
    }

    /** All of them, sorted by name. */
    @Transactional(readOnly = true)
    public List<Site> all(@Nullable Boolean active, Set<UUID> only) {
        return list(active, only, PageRequest.all("name")).results();
    }

    /** @param words somewhere in a name, the city or the slug; empty means any */
    @Transactional(readOnly = true)
    public PageResult<Site> search(String words, @Nullable Boolean active, Set<UUID> only, PageRequest paging) {
        String matching = """
                from site
                where position(lower(:words) in lower(concat_ws(
                      ' ', name, jsonb_path_query_array(names, '$.*'), city, slug))) > 0
                  and (cast(:active as boolean) is null or is_active = :active)
                  and (cardinality(cast(:only as uuid[])) = 0 or id = any(:only))
                """;
        var parameters = new ListParameters(words.strip(), active, only.toArray(UUID[]::new));
        return paging.of(
                parameters
                        .bind(jdbc.sql("select count(*) " + matching))
                        .query(Long.class)
                        .single(),
                parameters
                        .bind(jdbc.sql("select " + COLUMNS + " " + matching + paging.orderAndLimit()))
                        .query(SITE)
                        .list());
    }

    private record ListParameters(String words, @Nullable Boolean active, UUID[] only) {
        JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
            return statement
                    .param("words", words)
                    .param("active", active, Types.BOOLEAN)
                    .param("only", only);
        }
    }

    /** @throws Refusal when the slug is taken */
    @Transactional
    public Site create(SiteDraft draft) {
        Slug slug = draft.slug() == null ? Slug.of(draft.name()) : new Slug(draft.slug());
        return write(Ids.next(), draft, slug, """
                insert into site
                    (id, tenant_id, name, names, slug, address, city, country, zone, day_starts_at, end_of_day,
                     is_active)
                values
                    (:id, current_tenant(), :name, :names::jsonb, :slug, :address, :city, :country, :zone, :dayStartsAt,
                     :endOfDay, :active)
                returning\s""" + COLUMNS);
    }

    /** Issued numbers stay as they are, also when the zone or the start of the day changes. */
    @Transactional
    public Site change(SiteId id, SiteDraft draft) {
        return write(id.value(), draft, get(id).slug(), """
                update site set
                    name = :name, names = :names::jsonb, slug = :slug, address = :address, city = :city,
                    country = :country, zone = :zone, day_starts_at = :dayStartsAt, end_of_day = :endOfDay,
                    is_active = :active
                where id = :id
                returning\s""" + COLUMNS);
    }

    private void changed() {
        events.publishEvent(new SettingsChanged(CurrentTenant.get()));
    }

    private Site write(UUID id, SiteDraft draft, Slug otherwise, String sql) {
        Tenant tenant = tenants.current();
        Names names = Names.written(draft.name(), draft.names());
        Slug slug = draft.slug() == null ? otherwise : new Slug(draft.slug());
        requireFree(id, slug);
        changed();
        try {
            return jdbc.sql(sql)
                    .param("id", id)
                    .param("name", names.name())
                    .param("names", names.json())
                    .param("slug", slug.value())
                    .param("address", Objects.requireNonNullElse(draft.address(), ""))
                    .param("city", Objects.requireNonNullElse(draft.city(), ""))
                    .param("country", Objects.requireNonNullElse(draft.country(), tenant.country()))
                    .param("zone", draft.zone() == null ? tenant.zone().getId() : draft.zone())
                    .param(
                            "endOfDay",
                            Objects.requireNonNullElse(draft.endOfDay(), Site.EndOfDay.EXPIRE)
                                    .code())
                    .param("dayStartsAt", Objects.requireNonNullElse(draft.dayStartsAt(), LocalTime.MIDNIGHT))
                    .param("active", Objects.requireNonNullElse(draft.isActive(), true))
                    .query(SITE)
                    .optional()
                    .orElseThrow(() -> Refusal.notFound("unknown_site", "There is no site with this id."));
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("slug_taken", "Another site uses the slug " + slug + ".");
        }
    }

    // A site that had such a slug before keeps it.
    private void requireFree(UUID id, Slug slug) {
        if (RESERVED.contains(slug.value())
                && find(slug).filter(site -> site.id().value().equals(id)).isEmpty()) {
            throw Refusal.field("slug", "reserved_slug", "The address of another page ends in " + slug + ".");
        }
    }

    /** @return the site when it has history and was only deactivated; empty when it was deleted */
    @Transactional
    public Optional<Site> remove(SiteId id) {
        boolean gone = savepoint.letsGo(() -> jdbc.sql("delete from site where id = :id")
                .param("id", id.value())
                .update());
        changed();
        return gone
                ? Optional.empty()
                : jdbc.sql("""
                                update site set is_active = false where id = :id
                                returning\s""" + COLUMNS).param("id", id.value()).query(SITE).optional();
    }
}
