package io.smartqueue.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.conversation.words.Keyword;
import io.smartqueue.conversation.words.Said;
import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.notification.text.Segments;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

    private final Vocabulary vocabulary = new Vocabulary();

    /** One letter beyond GSM-7 halves what a segment holds, and so doubles the price. */
    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void itsAnswersNeedNoLetterBeyondGsm7(String language) throws IOException {
        var words = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(
                        Vocabulary.class.getResourceAsStream("/conversation/" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
        }

        assertThat(words.stringPropertyNames())
                .filteredOn(key -> key.startsWith("say."))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(Segments.costly(words.getProperty(key)))
                        .as(key)
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "Arrêt, STOP",
        "ARRET, STOP",
        " arrêt  , STOP",
        "J’arrive !, HERE",
        "j'arrive, HERE",
        "OÙ EN SUIS-JE ?, WHERE",
        "أَيْنَ, WHERE",
        "إلغاء, LEAVE",
        "الغاء, LEAVE",
        "تذكره, TAKE",
        "تـذكرة, TAKE",
        "I’m here., HERE",
        "stop, STOP"
    })
    void meansTheSameHoweverItIsWritten(String words, Keyword keyword) {
        assertThat(vocabulary.read("\u200F" + words).flatMap(Said::keyword)).contains(keyword);
    }

    @Test
    void readsANameBehindAWordAndANameAlone() {
        assertThat(vocabulary.read("ticket b7k2m")).map(Said::name).contains("B7K2M");
        assertThat(vocabulary.read("annuler A042"))
                .contains(new Said(Optional.of(Keyword.LEAVE), "A042", Optional.of("fr")));
        assertThat(vocabulary.read("تذكرة ٢٣٤٥")).map(Said::name).contains("2345");
        assertThat(vocabulary.read("a042")).contains(new Said(Optional.empty(), "A042", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "pass", "leave"})
    void takesTheKeywordBehindAButtonForNoLanguage(String button) {
        assertThat(vocabulary.pressed(button))
                .contains(new Said(Optional.of(Keyword.of(button)), "", Optional.empty()));
        assertThat(vocabulary.pressed("TICKET B7K2M")).map(Said::name).contains("B7K2M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCEL", "END", "QUIT", "YES", "INFO", "HELP"})
    void hasNoWordOfTheProvider(String word) {
        assertThat(vocabulary.read(word).flatMap(Said::keyword)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "👍", "\u200F\u202E", "stop the bus please", "bonjour tout le monde", "?!"})
    void takesNothingElseForAWord(String words) {
        assertThat(vocabulary.read(words).flatMap(Said::keyword)).isEmpty();
    }

    @Test
    void hasEveryWordAndSentenceInEveryLanguage() throws IOException {
        Set<String> french = keys("fr");
        for (Keyword keyword : Keyword.values()) {
            assertThat(french).contains("keyword." + keyword.code());
        }
        for (String language : List.of("en", "ar")) {
            assertThat(keys(language)).isEqualTo(french);
        }
    }

    private static Set<String> keys(String language) throws IOException {
        var properties = new Properties();
        try (var file = Objects.requireNonNull(
                VocabularyTest.class.getResourceAsStream("/conversation/" + language + ".properties"))) {
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return properties.stringPropertyNames();
    }
}
