package io.smartqueue.tenant;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Known;
import io.smartqueue.kernel.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisations of this installation. */
@Service
public class Tenants {

    private static final String COLUMNS = "id, slug, name, country, zone, language";
    private static final String SELECT = "select " + COLUMNS + " from tenant ";

    private static final String OPEN = "suspended_at is null and (:demo or not is_demo)";

    private static final RowMapper<Tenant> TENANT = (row, n) -> of(row, "");

    private static final long MOST_KNOWN = 10_000;

    private final RecentReads<TenantId, Tenant> known = new RecentReads<>(MOST_KNOWN);
    private final RecentReads<TenantId, Tenant> open = new RecentReads<>(MOST_KNOWN);
    private final JdbcClient jdbc;
    private final boolean demo;

    Tenants(JdbcClient jdbc, TenantSettings settings) {
        this.jdbc = jdbc;
        this.demo = settings.demo();
    }

    /** @throws Refusal when the slug is taken, or country, zone or language is unknown */
    @Transactional
    public Tenant create(TenantSlug slug, String name, String country, String zone, String language, boolean demo) {
        Known.List.COUNTRY.require("country", country);
        Known.List.ZONE.require("zone", zone);
        Known.List.LANGUAGE.require("language", language);
        try {
            return jdbc.sql("""
                            insert into tenant (id, slug, name, country, zone, language, is_demo)
                            values (:id, :slug, :name, :country, :zone, :language, :demo)
                            returning\s""" + COLUMNS)
                    .param("id", Ids.next())
                    .param("slug", slug.value())
                    .param("name", name)
                    .param("country", country)
                    .param("zone", zone)
                    .param("language", language)
                    .param("demo", demo)
                    .query(TENANT)
                    .single();
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("slug_taken", "Another organisation uses the slug " + slug + ".");
        }
    }

    /**
     * Maps a row to an organisation.
     *
     * @param prefix of the columns {@code id}, {@code slug}, {@code name}, {@code country}, {@code zone} and
     *     {@code language}
     */
    public static Tenant of(ResultSet row, String prefix) throws SQLException {
        return new Tenant(
                new TenantId(row.getObject(prefix + "id", UUID.class)),
                new TenantSlug(row.getString(prefix + "slug")),
                row.getString(prefix + "name"),
                row.getString(prefix + "country"),
                ZoneId.of(row.getString(prefix + "zone")),
                row.getString(prefix + "language"));
    }

    /** Finds by id or by slug, because the interface accepts both. */
    @Transactional(readOnly = true)
    public Optional<Tenant> find(String idOrSlug) {
        return jdbc.sql(SELECT + "where slug = :reference or id::text = :reference")
                .param("reference", idOrSlug.toLowerCase(Locale.ROOT))
                .query(TENANT)
                .optional();
    }

    // Neither of the two finds a suspended one, and one of the demo only while the demo is on.
    /** For the pages that anybody may open, by slug alone. */
    @Transactional(readOnly = true)
    public Optional<Tenant> findOpen(String slug) {
        return jdbc.sql(SELECT + "where slug = :slug and " + OPEN)
                .param("slug", slug)
                .param("demo", demo)
                .query(TENANT)
                .optional();
    }

    // Without a transaction, here and below, because what is known already needs no connection.
    /** For holders of a key or a ticket. */
    public Optional<Tenant> findOpen(TenantId id) {
        return Optional.ofNullable(open.get(id, unread -> readOpen(unread).orElse(null)));
    }

    private Optional<Tenant> readOpen(TenantId id) {
        return jdbc.sql(SELECT + "where id = :id and " + OPEN)
                .param("id", id.value())
                .param("demo", demo)
                .query(TENANT)
                .optional();
    }

    /** The demo organisations. */
    @Transactional(readOnly = true)
    public List<Tenant> demos() {
        return jdbc.sql(SELECT + "where is_demo order by slug").query(TENANT).list();
    }

    public Tenant get(TenantId id) {
        return Objects.requireNonNull(known.get(id, this::read));
    }

    /** After an organisation was changed; other servers see it within a second. */
    public void forget() {
        known.forget();
        open.forget();
    }

    private Tenant read(TenantId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query(TENANT)
                .single();
    }

    /** The organisation for which this thread works. */
    public Tenant current() {
        return get(CurrentTenant.get());
    }

    @Transactional(readOnly = true)
    public List<Tenant> all() {
        return jdbc.sql(SELECT + "order by slug").query(TENANT).list();
    }
}
