package io.smartqueue.page.render;

import io.smartqueue.page.Branding;
import io.smartqueue.page.Language;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.TenantSlug;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The branding of the organisations, stored with their names. */
@Service
class Brandings {

    private final JdbcClient jdbc;

    Brandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** That of the organisation bound to this thread, read once at most; a neutral one when none is bound. */
    public Supplier<Branding> current() {
        Optional<TenantId> tenant = CurrentTenant.find();
        var read = new AtomicReference<@Nullable Branding>();
        return () -> {
            Branding known = read.get();
            if (known == null) {
                known = tenant.map(this::of).orElse(Branding.OF_NOBODY);
                read.set(known);
            }
            return known;
        };
    }

    private Branding of(TenantId tenant) {
        return jdbc.sql("""
                        select slug, name, accent, left(md5(logo), 8) as logo_version, languages from tenant
                        where id = :id
                        """)
                .param("id", tenant.value())
                .query((row, n) -> {
                    var slug = new TenantSlug(row.getString("slug"));
                    return new Branding(
                            Optional.of(slug),
                            row.getString("name"),
                            row.getString("accent"),
                            Optional.ofNullable(row.getString("logo_version"))
                                    .map(version -> "/o/" + slug + "/logo.svg?v=" + version),
                            languages((String[]) row.getArray("languages").getArray()));
                })
                .single();
    }

    /** Those that the pages have; all of them when none was chosen. */
    private static List<Language> languages(String[] chosen) {
        List<Language> known = Arrays.stream(chosen)
                .flatMap(tag -> Language.of(tag).stream())
                .distinct()
                .toList();
        return known.isEmpty() ? List.of(Language.values()) : known;
    }
}
