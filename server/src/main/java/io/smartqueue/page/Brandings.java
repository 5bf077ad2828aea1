package io.smartqueue.page;

import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.TenantSlug;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The branding of the organisations, stored with their names. */
@Service
class Brandings {

    private final JdbcClient jdbc;

    Brandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The branding of the organisation bound to this thread; a neutral one when none is bound. */
    public Branding current() {
        return CurrentTenant.find().map(this::of).orElse(Branding.OF_NOBODY);
    }

    private Branding of(TenantId tenant) {
        return jdbc.sql("""
                        select slug, name, accent, left(md5(logo), 8) as logo_version from tenant where id = :id
                        """)
                .param("id", tenant.value())
                .query((row, n) -> {
                    var slug = new TenantSlug(row.getString("slug"));
                    return new Branding(
                            Optional.of(slug),
                            row.getString("name"),
                            row.getString("accent"),
                            Optional.ofNullable(row.getString("logo_version"))
                                    .map(version -> "/o/" + slug + "/logo.svg?v=" + version));
                })
                .single();
    }
}
