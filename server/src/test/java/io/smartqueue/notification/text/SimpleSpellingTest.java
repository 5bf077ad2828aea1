package io.smartqueue.notification.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleSpellingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Awa, c’est bientôt à vous | Awa, c'est bientot à vous",
                "À vous de jouer | A vous de jouer",
                "Ça va, reçu | Ça va, recu",
                "ma sœur | ma soeur",
                "Jërëjëf | Jerejef",
                "« Merci » … – | \" Merci \" ... -",
                "fenêtre {1} | fenetre {1}"
            })
    void writesWithLettersOfGsm7Alone(String text, String simple) {
        assertThat(SimpleSpelling.of(text)).contains(simple);
        assertThat(Segments.of(simple).encoding()).isEqualTo(Segments.Encoding.GSM_7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bonjour Awa, créé à 10 h", "Bientôt 🎉", "مرحبا، bientôt", "Guichet DÔME, bientôt"})
    void changesNothingWhereThatSavesNothing(String text) {
        assertThat(SimpleSpelling.of(text)).isEmpty();
    }

    @Test
    void halvesAMessageOfTheGuide() {
        String text = "Awa, c’est bientôt à vous : plus que 2 personnes. Merci de vous rapprocher du guichet 3.";

        assertThat(Segments.of(text).count()).isEqualTo(2);
        assertThat(Segments.of(SimpleSpelling.of(text).orElseThrow()).count()).isEqualTo(1);
    }
}
