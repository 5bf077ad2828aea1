package io.smartqueue.settings.environment;

import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.stereotype.Component;

/** Finds settings with a misspelt name, which nothing reads; malformed ones would have stopped the start. */
@Component
@Order(100)
class SettingsCheckup implements Checkup {

    private static final Pattern OURS = Pattern.compile("(TWILIO|SMTP|VAPID|SMARTQUEUE)_[A-Z0-9_]+");

    private final ConfigurableEnvironment environment;
    private final ConfigurableListableBeanFactory beans;

    SettingsCheckup(ConfigurableEnvironment environment, ConfigurableListableBeanFactory beans) {
        this.environment = environment;
        this.beans = beans;
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.right("settings", "Every setting is well-formed."));
        Set<String> known = known();
        given().stream()
                .filter(name -> OURS.matcher(name).matches() && !known.contains(name))
                .map(name -> Finding.note("settings", name + " is no setting of SmartQueue.", advice(name, known)))
                .forEach(findings::add);
        return findings;
    }

    private Set<String> given() {
        Set<String> names = new TreeSet<>(environment.getSystemEnvironment().keySet());
        if (environment.getPropertySources().get(EnvironmentSettings.DOT_ENV)
                instanceof EnumerablePropertySource<?> file) {
            names.addAll(List.of(file.getPropertyNames()));
        }
        return names;
    }

    private Set<String> known() {
        return SettingsCheck.settingsOf(beans).stream()
                .flatMap(type -> {
                    var prefix = MergedAnnotations.from(type)
                            .get(ConfigurationProperties.class)
                            .getString("prefix");
                    return Arrays.stream(type.getRecordComponents())
                            .map(part -> SettingErrors.variable(prefix + "." + part.getName()));
                })
                .collect(Collectors.toSet());
    }

    private static String advice(String name, Set<String> known) {
        return known.stream()
                .filter(one -> differences(name, one) <= 3)
                .min((one, other) -> Integer.compare(differences(name, one), differences(name, other)))
                .map(meant -> "Did you mean " + meant + "?")
                .orElse("Remove it, or look for the right name in .env.example.");
    }

    /** How many letters must be inserted, deleted or replaced (Levenshtein distance). */
    private static int differences(String one, String other) {
        int[] before = new int[other.length() + 1];
        Arrays.setAll(before, n -> n);
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
