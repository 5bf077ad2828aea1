package io.smartqueue.admin.watch;

import io.smartqueue.admin.part.Form;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.watch.AlertKind;
import io.smartqueue.watch.AlertRule;
import io.smartqueue.watch.AlertRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of the organisation, or of one site, as fields of a form: {@code counter_paused.threshold}. */
final class RuleFields {

    private static final int NO_NUMBER = -1;

    private RuleFields() {}

    static Map<String, List<String>> of(AlertRules present, @Nullable UUID site) {
        Map<String, List<String>> fields = new TreeMap<>();
        about(site, present.rules()).forEach(rule -> {
            String kind = rule.kind().code();
            String tell = rule.tell();
            fields.put(kind + ".is_active", rule.counts() ? List.of("true") : List.of());
            fields.put(kind + ".threshold", List.of(String.valueOf(rule.threshold())));
            fields.put(kind + ".tell", tell == null ? List.of() : List.of(tell));
        });
        return fields;
    }

    private static Stream<AlertRule> about(@Nullable UUID site, List<AlertRule> rules) {
        return rules.stream().filter(rule -> site == null ? rule.siteId() == null : site.equals(rule.siteId()));
    }

    /** The rules of everybody else as they are, and these; at a site, a kind without a number follows the others. */
    static AlertRules read(Form typed, AlertRules present, @Nullable UUID site) {
        List<AlertRule> all = new ArrayList<>(present.rules());
        all.removeAll(about(site, present.rules()).toList());
        AlertKind.all().stream()
                .filter(kind -> site == null
                        || kind.isOfASite() && !threshold(typed, kind).isEmpty())
                .forEach(kind -> all.add(rule(typed, kind, site)));
        return new AlertRules(all);
    }

    private static String threshold(Form typed, AlertKind kind) {
        return typed.value(kind.code() + ".threshold").strip();
    }

    private static AlertRule rule(Form typed, AlertKind kind, @Nullable UUID site) {
        String threshold = threshold(typed, kind);
        return new AlertRule(
                site,
                kind,
                threshold.matches("[0-9]{1,4}") ? Integer.parseInt(threshold) : NO_NUMBER,
                typed.has(kind.code() + ".is_active", "true"),
                typed.value(kind.code() + ".tell"));
    }

    /** @return the same about the fields of the form, where it names a rule of those that were tried */
    static Refusal named(Refusal refusal, AlertRules tried) {
        return refusal.fields().isEmpty()
                ? refusal
                : Refusal.fields(refusal.fields().stream()
                        .map(field -> named(field, tried.rules()))
                        .toList());
    }

    private static Refusal.Field named(Refusal.Field field, List<AlertRule> tried) {
        String[] path = field.field().split("\\.", -1);
        return path.length == 3
                ? new Refusal.Field(
                        tried.get(Integer.parseInt(path[1])).kind().code() + "." + path[2],
                        field.code(),
                        field.message())
                : field;
    }
}
