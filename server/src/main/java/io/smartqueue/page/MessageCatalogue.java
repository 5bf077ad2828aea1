package io.smartqueue.page;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The message catalogue: {@code words/<module>_<language>.properties}; a key exists in one module only. */
@Component
public class MessageCatalogue {

    private record Sentence(Language language, String key) {}

    private final Map<Language, Map<String, String>> sentences = new EnumMap<>(Language.class);
    private final Map<Sentence, MessageFormat> formats = new ConcurrentHashMap<>();

    MessageCatalogue() {
        for (Language language : Language.values()) {
            sentences.put(language, read(language));
        }
    }

    public Messages words(Language language, ZoneId zone) {
        return new Messages(this, language, zone);
    }

    public Set<String> keys(Language language) {
        return Collections.unmodifiableSet(sentences(language).keySet());
    }

    boolean knows(Language language, String key) {
        return sentences(language).containsKey(key);
    }

    String pattern(Language language, String key, Map<String, Object> values) {
        String pattern = sentences(language).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no word file in " + language.code() + " has " + key);
        }
        return values.isEmpty() ? pattern : format(language, key, pattern).format(values);
    }

    // A format is not thread-safe; a copy costs less than parsing the pattern again.
    private MessageFormat format(Language language, String key, String pattern) {
        return (MessageFormat) formats.computeIfAbsent(
                        new Sentence(language, key), unread -> new MessageFormat(pattern, language.locale()))
                .clone();
    }

    private Map<String, String> sentences(Language language) {
        @Nullable Map<String, String> known = sentences.get(language);
        return known == null ? Map.of() : known;
    }

    private static Map<String, String> read(Language language) {
        Map<String, String> all = new HashMap<>();
        try {
            var files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:words/*_" + language.code() + ".properties");
            for (Resource file : files) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.stringPropertyNames().forEach(key -> {
                    if (all.put(key, properties.getProperty(key)) != null) {
                        throw new IllegalStateException("two word files have " + key);
                    }
                });
            }
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
