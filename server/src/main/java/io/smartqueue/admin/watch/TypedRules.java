package io.smartqueue.admin.watch;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.watch.AlertKind;
import io.smartqueue.watch.AlertRule;
import io.smartqueue.watch.AlertRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From when on alerts are raised, as it stands in the form.
 *
 * @param site whose own rules these are; empty for those of the organisation
 * @param seen what was decided when the form was made
 * @param slips by the field, what is wrong with it: {@code threshold} or {@code tell}
 */
public record TypedRules(String site, String seen, Map<AlertKind, Typed> rules, Map<String, String> slips) {

    public record Typed(String threshold, boolean active, String tell) {

        static final Typed NOTHING = new Typed("", false, "");
    }

    private static final int NO_NUMBER = -1;

    static TypedRules of(AlertRules present, @Nullable UUID site) {
        Map<AlertKind, Typed> rules = new HashMap<>();
        of(present.rules(), site)
                .forEach(rule -> rules.put(
                        rule.kind(),
                        new Typed(
                                String.valueOf(rule.threshold()),
                                rule.counts(),
                                rule.tell() == null ? "" : rule.tell())));
        return new TypedRules(site == null ? "" : site.toString(), seen(present, site), rules, Map.of());
    }

    static TypedRules of(Map<String, String> fields) {
        Map<AlertKind, Typed> rules = new HashMap<>();
        for (AlertKind kind : AlertKind.all()) {
            rules.put(
                    kind,
                    new Typed(
                            fields.getOrDefault("threshold_" + kind.code(), "").strip(),
                            fields.containsKey("active_" + kind.code()),
                            fields.getOrDefault("tell_" + kind.code(), "").strip()));
        }
        return new TypedRules(fields.getOrDefault("of", ""), fields.getOrDefault("seen", ""), rules, Map.of());
    }

    private static Stream<AlertRule> of(List<AlertRule> rules, @Nullable UUID site) {
        return rules.stream().filter(rule -> site == null ? rule.siteId() == null : site.equals(rule.siteId()));
    }

    /** Tells one state of the rules from another. */
    static String seen(AlertRules present, @Nullable UUID site) {
        String written = of(present.rules(), site).map(AlertRule::toString).collect(Collectors.joining());
        return Integer.toHexString(written.hashCode());
    }

    /** What is sent next is judged against the present state. */
    TypedRules seeing(String present) {
        return new TypedRules(site, present, rules, slips);
    }

    public Typed typed(AlertKind kind) {
        return rules.getOrDefault(kind, Typed.NOTHING);
    }

    public @Nullable String slip(String field, AlertKind kind) {
        return slips.get(field + "_" + kind.code());
    }

    /** The rules of everybody else as they are, and these; at a site, a kind without a number follows the others. */
    AlertRules with(AlertRules present, @Nullable UUID site) {
        List<AlertRule> all = new ArrayList<>(present.rules());
        all.removeAll(of(present.rules(), site).toList());
        AlertKind.all().stream()
                .filter(kind -> site == null
                        || kind.isOfASite() && !typed(kind).threshold().isEmpty())
                .forEach(kind -> all.add(rule(kind, site)));
        return new AlertRules(all);
    }

    private AlertRule rule(AlertKind kind, @Nullable UUID site) {
        Typed typed = typed(kind);
        boolean isNumber = typed.threshold().matches("[0-9]{1,4}");
        return new AlertRule(
                site, kind, isNumber ? Integer.parseInt(typed.threshold()) : NO_NUMBER, typed.active(), typed.tell());
    }

    /** @param tried the rules that were refused */
    TypedRules refused(Refusal refusal, AlertRules tried) {
        Map<String, String> wrong = new HashMap<>();
        for (Refusal.Field field : refusal.fields()) {
            String[] path = field.field().split("\\.", -1);
            if (path.length == 3) {
                AlertKind kind = tried.rules().get(Integer.parseInt(path[1])).kind();
                wrong.put(path[2] + "_" + kind.code(), path[2]);
            }
        }
        return new TypedRules(site, seen, rules, wrong);
    }
}
