package io.smartqueue.admin.opinion;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.opinion.OpinionFilter;
import io.smartqueue.web.Days;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which opinions, as it stands in the form.
 *
 * @param q words of the comment
 */
public record AskedOpinions(String from, String to, String site, String service, String atMost, String q) {

    private static final int LATELY_DAYS = 30;

    /** The days are filled in where none are given: the last thirty. */
    AskedOpinions upTo(LocalDate today) {
        String last = to.isBlank() ? today.toString() : to;
        return new AskedOpinions(
                from.isBlank()
                        ? Days.read("to", last).minusDays(LATELY_DAYS - 1).toString()
                        : from,
                last,
                site,
                service,
                atMost,
                q);
    }

    /** @throws Refusal for what cannot be read */
    OpinionFilter filter(Set<UUID> sites) {
        return new OpinionFilter(
                Days.read("from", from),
                Days.read("to", to),
                id("site", site),
                id("service", service),
                score(),
                q,
                sites);
    }

    private @Nullable Integer score() {
        if (!atMost.isBlank() && !atMost.matches("10|[0-9]")) {
            throw Refusal.field("at_most", "no_score", "A score is from 0 to 10.");
        }
        return atMost.isBlank() ? null : Integer.valueOf(atMost);
    }

    private static @Nullable UUID id(String field, String typed) {
        try {
            return typed.isBlank() ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.field(field, "unknown_" + field, "There is nothing with this id.");
        }
    }

    /** For the addresses of the other pages of the list. */
    String query() {
        Map<String, String> all = new TreeMap<>(
                Map.of("from", from, "to", to, "site", site, "service", service, "at_most", atMost, "q", q));
        var query = new StringBuilder();
        all.forEach((name, value) -> {
            if (!value.isBlank()) {
                query.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&');
            }
        });
        return query.toString();
    }
}
