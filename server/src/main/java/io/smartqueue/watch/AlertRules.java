package io.smartqueue.watch;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of an organisation: one for each kind, and those that differ at a site. */
public record AlertRules(@NotNull @Size(max = MOST) List<@Valid @NotNull AlertRule> rules) {

    static final int MOST = 1000;

    /** With our own thresholds where nothing is decided: first those of the organisation, in the order of kinds. */
    static AlertRules whole(List<AlertRule> decided) {
        Stream<AlertRule> everywhere = AlertKind.all().stream().map(kind -> find(decided, kind, null));
        return new AlertRules(Stream.concat(everywhere, decided.stream().filter(rule -> rule.siteId() != null))
                .toList());
    }

    private static AlertRule find(List<AlertRule> rules, AlertKind kind, @Nullable UUID site) {
        return rules.stream()
                .filter(rule -> rule.isAbout(kind, site))
                .findFirst()
                .orElseGet(() -> AlertRule.usual(kind));
    }

    /** Which one holds. */
    public AlertRule of(AlertKind kind, @Nullable UUID site) {
        return rules.stream()
                .filter(rule -> site != null && rule.isAbout(kind, site))
                .findFirst()
                .orElseGet(() -> find(rules, kind, null));
    }
}
