package io.smartqueue.staff.organisation;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Suspensions;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What organisations say of themselves. */
@Service
public class Organisations {

    private static final String COLUMNS =
            "id, slug, name, country, zone, language, languages, currency, created_at, suspended_at ";
    private static final String USUAL_CURRENCY = "XOF";

    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final Suspensions suspensions;

    Organisations(JdbcClient jdbc, Tenants tenants, Suspensions suspensions) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.suspensions = suspensions;
    }

    @Transactional(readOnly = true)
    public Organisation current() {
        return get(CurrentTenant.get());
    }

    /** @throws Refusal 404 when there is none */
    @Transactional(readOnly = true)
    public Organisation get(TenantId id) {
        return jdbc.sql("select " + COLUMNS + "from tenant where id = :id")
                .param("id", id.value())
                .query(Organisations::organisation)
                .optional()
                .orElseThrow(() -> Refusal.notFound("not_found", "There is no organisation with this id."));
    }

    /** All of the installation, for its operator. */
    @Transactional(readOnly = true)
    public PageResult<Organisation> list(PageRequest paging) {
        return search("", null, paging);
    }

    /**
     * @param words somewhere in the name or the slug; empty means any
     * @param suspended null for both
     */
    @Transactional(readOnly = true)
    public PageResult<Organisation> search(String words, @Nullable Boolean suspended, PageRequest paging) {
        String matching = """
                from tenant
                where position(lower(:words) in lower(name || ' ' || slug)) > 0
                  and (cast(:suspended as boolean) is null or (suspended_at is not null) = :suspended)
                """;
        return paging.of(
                jdbc.sql("select count(*) " + matching)
                        .param("words", words.strip())
                        .param("suspended", suspended, Types.BOOLEAN)
                        .query(Long.class)
                        .single(),
                jdbc.sql("select " + COLUMNS + matching + paging.orderAndLimit())
                        .param("words", words.strip())
                        .param("suspended", suspended, Types.BOOLEAN)
                        .query(Organisations::organisation)
                        .list());
    }

    /** Closes it to its staff and to people, or lets it go on. */
    public Organisation suspend(TenantId id, boolean suspended) {
        suspensions.change(id, suspended);
        return get(id);
    }

    @Transactional
    public Organisation change(TenantId id, OrganisationDraft draft) {
        List<String> languages = Objects.requireNonNullElse(draft.languages(), List.<String>of()).stream()
                .distinct()
                .toList();
        jdbc.sql("""
                        update tenant set name = :name, country = :country, zone = :zone, language = :language,
                            languages = :languages, currency = :currency
                        where id = :id
                        """)
                .param("id", id.value())
                .param("name", draft.name().strip())
                .param("country", draft.country())
                .param("zone", draft.zone())
                .param("language", draft.language())
                .param("languages", languages.toArray(String[]::new))
                .param("currency", Objects.requireNonNullElse(draft.currency(), USUAL_CURRENCY))
                .update();
        tenants.forget();
        return get(id);
    }

    private static Organisation organisation(ResultSet row, int n) throws SQLException {
        return new Organisation(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                row.getString("country"),
                row.getString("zone"),
                row.getString("language"),
                List.of((String[]) row.getArray("languages").getArray()),
                row.getString("currency"),
                Times.instant(row, "created_at"),
                Times.instantOrNull(row, "suspended_at"));
    }
}
