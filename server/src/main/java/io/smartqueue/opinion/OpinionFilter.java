package io.smartqueue.opinion;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.web.Days;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * About which opinions; every part may be absent.
 *
 * @param from the first service day of the visits
 * @param to the last one, included
 * @param atMost the highest score
 * @param search what the comment contains
 * @param sites those that the caller may see; empty means all
 */
public record OpinionFilter(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID site,
        @Nullable UUID service,
        @Nullable Integer atMost,
        @Nullable String search,
        Set<UUID> sites) {

    /** Over {@code opinion} or {@code opinion_count}, with the parameters of {@link #bindPlace}. */
    public static final String PLACE = """
             (:from is null or service_day >= :from) and (:to is null or service_day <= :to)
            and (:site::uuid is null or site_id = :site) and (:service::uuid is null or service_id = :service)
            and (cardinality(:sites::uuid[]) = 0 or site_id = any(:sites))
            """;

    /** @throws Refusal 400 for days in no order or too many of them, or a score that no question has */
    public OpinionFilter {
        if (from != null) {
            Days.checked("from", from);
        }
        if (to != null) {
            Days.checked("to", to);
        }
        if (from != null && to != null) {
            var span = new DaySpan(from, to);
            from = span.from();
            to = span.to();
        }
        if (atMost != null && !Question.RECOMMENDATION.has(atMost)) {
            throw Refusal.field("at_most", "out_of_range", "A score is from 0 to 10.");
        }
        search = search == null || search.isBlank() ? null : search.strip();
    }

    /** Binds days, site, service and the sites of the caller. */
    public StatementSpec bindPlace(StatementSpec statement) {
        return statement
                .param("from", from, Types.DATE)
                .param("to", to, Types.DATE)
                .param("site", site)
                .param("service", service)
                .param("sites", sites.toArray(UUID[]::new));
    }
}
