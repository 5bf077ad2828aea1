package io.smartqueue.watch;

import io.smartqueue.security.Caller;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Which alerts; every part may be absent.
 *
 * @param open whether they last still
 * @param sites those that the caller may see; empty means all, and what is about no single site
 */
public record AlertFilter(
        @Nullable Boolean open,
        @Nullable AlertKind kind,
        @Nullable UUID site,
        Set<UUID> sites) {

    static final String MATCHING = """
             from alert
            where (:open::boolean is null or (until is null) = :open)
              and (:kind::text is null or kind = :kind)
              and (:site::uuid is null or site_id = :site)
              and (cardinality(:sites::uuid[]) = 0 or site_id = any(:sites))
            """;

    /** Those that last, as far as the caller may see them. */
    public static AlertFilter lasting(Caller caller, @Nullable UUID site) {
        return new AlertFilter(true, null, site, caller.siteIds());
    }

    StatementSpec bind(StatementSpec statement) {
        return statement
                .param("open", open)
                .param("kind", kind == null ? null : kind.code())
                .param("site", site)
                .param("sites", sites.toArray(UUID[]::new));
    }
}
