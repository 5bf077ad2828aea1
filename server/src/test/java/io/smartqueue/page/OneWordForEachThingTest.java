package io.smartqueue.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages and messages call each thing by one word, that of the table of terms in STYLE.md. */
class OneWordForEachThingTest {

    /** What else these things are called, and is not written. */
    private static final Map<Language, String> OTHERS = Map.of(
            Language.FR,
            "usagers?|patients?|comptoirs?|agences?|succursales?|conseillers?|employés?|prestations?|gérants?"
                    + "|gestionnaires?|entreprises?|sociétés?|file d’attente|jetons?",
            Language.EN,
            "clients?|patrons?|branch|branches|locations?|clerks?|tellers?|employees?|supervisors?|compan(y|ies)"
                    + "|organizations?",
            Language.AR,
            "(وال|بال|كال|لل|ال|و|ب|ل)?(عميل|عملاء|عميلا|عميلًا|صف|صفًا|صفوف|فرع|فروع|وكالة|وكالات|مدير|مديرون|مدراء"
                    + "|شركة|شركات|هيئة|منظمة|مكتب الخدمة|بطاقة الدور)");

    private static final Pattern NAME = Pattern.compile("\\{+[a-z_]+");

    @ParameterizedTest
    @EnumSource(Language.class)
    void noOtherWordIsWritten(Language language) throws IOException {
        Pattern others = Pattern.compile(
                "(?<!\\p{L})(" + OTHERS.get(language) + ")(?![\\p{L}\\p{M}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

        assertThat(sentences(language))
                .hasSizeGreaterThan(500)
                .allSatisfy((key, sentence) -> assertThat(
                                others.matcher(NAME.matcher(sentence).replaceAll(" "))
                                        .results()
                                        .map(found -> found.group(1)))
                        .as(key)
                        .isEmpty());
    }

    @Test
    void arabicCallsTheCustomerAlikeInPagesAndMessages() throws IOException {
        Map<String, String> all = sentences(Language.AR);

        assertThat(all.get("templates/messages_ar.properties nameless")).isEqualTo("الزبون");
        assertThat(all.get("words/people_ar.properties admin.page.customers")).isEqualTo("الزبائن");
    }

    /** Of pages, first words of messages and answers to messages, by file and key. */
    private static Map<String, String> sentences(Language language) throws IOException {
        Path root = Path.of("src/main/resources");
        String code = language.code();
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Stream.of("words", "templates", "conversation")
                .map(root::resolve)
                .flatMap(OneWordForEachThingTest::within)) {
            String named = "(.*_)?" + code + "\\.properties";
            for (Path file : files.filter(one -> one.getFileName().toString().matches(named))
                    .toList()) {
                var read = new Properties();
                try (Reader text = Files.newBufferedReader(file)) {
                    read.load(text);
                }
                read.stringPropertyNames().stream()
                        // What people may write is not what we write.
                        .filter(key -> !key.startsWith("keyword."))
                        .forEach(key -> all.put(root.relativize(file) + " " + key, read.getProperty(key)));
            }
        }
        return all;
    }

    private static Stream<Path> within(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
