package io.smartqueue.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All that a person reads exists in each language. */
class WordsTest {

    private static final Pattern SAID = Pattern.compile("\\.say\\(\\s*\"([a-z0-9_.]+)\"\\s*[,)]");

    private final MessageCatalogue book = new MessageCatalogue();

    @ParameterizedTest
    @EnumSource(Language.class)
    void noLanguageLacksASentenceThatAnotherHas(Language language) {
        assertThat(book.keys(language)).isEqualTo(book.keys(Language.FR));
    }

    @Test
    void everySentenceThatAPageSaysIsWritten() throws IOException {
        Set<String> missing = new TreeSet<>(said());
        assertThat(missing).hasSizeGreaterThan(10);
        missing.removeAll(book.keys(Language.FR));
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everySentenceCanBeReadAndNamesTheSameValues(Language language) {
        Messages messages = book.words(language, ZoneOffset.UTC);
        Messages french = book.words(Language.FR, ZoneOffset.UTC);
        for (String key : book.keys(language)) {
            String sentence = messages.say(key);
            assertThat(sentence).as(key).isNotBlank().doesNotContain("'{");
            assertThat(names(sentence, language)).as(key).isEqualTo(names(french.say(key), Language.FR));
        }
    }

    @Test
    void arabicHasItsSixPlurals() {
        var five =
                new MessageFormat("{n, plural, zero{z} one{o} two{t} few{f} many{m} other{x}}", Language.AR.locale());
        assertThat(Stream.of(0, 1, 2, 3, 11, 100).map(n -> five.format(java.util.Map.of("n", n))))
                .containsExactly("z", "o", "t", "f", "m", "x");
    }

    private static Set<String> names(String sentence, Language language) {
        return new TreeSet<>(new MessageFormat(sentence, language.locale()).getArgumentNames());
    }

    private static Set<String> said() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String root : new String[] {"src/main/jte", "src/main/java"}) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    SAID.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
                }
            }
        }
        return keys;
    }
}
