package io.smartqueue.twiliosandbox.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what Twilio's own calculator answers. */
class CountingSegmentsTest {

    static Stream<Arguments> lengths() {
        return Stream.of(
                arguments("digits", "1".repeat(160), 1),
                arguments("digits", "1".repeat(161), 2),
                arguments("ascii", "a".repeat(306), 2),
                arguments("ascii", "a".repeat(307), 3),
                arguments("ascii", "a".repeat(459), 3),
                arguments("ascii", "a".repeat(460), 4),
                arguments("euro signs", "€".repeat(80), 1),
                arguments("euro signs", "€".repeat(81), 2),
                arguments("a euro sign over the boundary", "a".repeat(152) + "€" + "a".repeat(20), 2),
                arguments("é", "é".repeat(160), 1),
                arguments("ê", "ê".repeat(70), 1),
                arguments("ê", "ê".repeat(71), 2),
                arguments("ê", "ê".repeat(134), 2),
                arguments("ê", "ê".repeat(135), 3),
                arguments("smileys", "😀".repeat(35), 1),
                arguments("smileys", "😀".repeat(36), 2),
                arguments("flags of France", "🇫🇷".repeat(17), 1),
                arguments("flags of Senegal", "🇸🇳".repeat(18), 2),
                arguments("families", "👨‍👩‍👧‍👦".repeat(6), 1),
                arguments("families", "👨‍👩‍👧‍👦".repeat(7), 2),
                arguments("nothing", "", 1),
                arguments("smiley and ascii", "😜" + "a".repeat(68), 1),
                arguments("smiley and ascii", "😜" + "a".repeat(69), 2),
                arguments("smiley and ascii", "😜" + "a".repeat(133), 3),
                arguments("flag and ascii", "🇮🇹" + "a".repeat(66), 1),
                arguments("flag and ascii", "🇮🇹" + "a".repeat(67), 2),
                arguments("rainbow and ascii", "🏳️‍🌈" + "a".repeat(64), 1),
                arguments("rainbow and ascii", "🏳️‍🌈" + "a".repeat(65), 2),
                arguments("smiley and brackets", "😀" + "]".repeat(68), 1),
                arguments("smiley and brackets", "😀" + "]".repeat(69), 2),
                arguments("stacked accents", "e\u0301\u0301\u0301" + "a".repeat(66), 1),
                arguments("stacked accents", "e\u0301\u0301\u0301" + "a".repeat(67), 2));
    }

    @ParameterizedTest(name = "{0}, {2} segments")
    @MethodSource("lengths")
    void givesTwiliosNumber(String name, String text, int segments) {
        assertThat(Segments.of(text).count()).as(name).isEqualTo(segments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "^", "€", "{", "}", "[", "]", "~", "\\"})
    void countsAnExtensionCharacterTwice(String character) {
        assertThat(Segments.of(character + "1".repeat(158)).count()).isEqualTo(1);
        assertThat(Segments.of(character + "1".repeat(159)).count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Á", "Ú", "ú", "ç", "í", "Í", "ó", "Ó"})
    void fallsBackToUcs2(String character) {
        assertThat(Segments.of(character.repeat(70)).count()).isEqualTo(1);
        assertThat(Segments.of(character.repeat(71)).count()).isEqualTo(2);
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments(
                        "Bonjour Awa, votre ticket A042 est créé. Il y a 7 personnes devant vous, attente estimée "
                                + ": 25 min."
                                + " Suivez votre position : https://sq.sn/t/AB12CD",
                        Encoding.GSM_7,
                        1),
                arguments(
                        "Awa, c’est bientôt à vous : plus que 2 personnes. Merci de vous rapprocher du guichet 3.",
                        Encoding.UCS_2,
                        2),
                arguments("À vous de jouer", Encoding.UCS_2, 1),
                arguments("Ça va, reçu", Encoding.UCS_2, 1),
                arguments("Sœur", Encoding.UCS_2, 1),
                arguments("Jërëjëf", Encoding.UCS_2, 1),
                arguments("ŋ", Encoding.UCS_2, 1),
                arguments("ÇA VA", Encoding.GSM_7, 1),
                arguments("ñaar", Encoding.GSM_7, 1),
                arguments("Frais : 1 000 FCFA (1,52 €)", Encoding.GSM_7, 1),
                arguments("« Merci »", Encoding.UCS_2, 1),
                arguments("Merci…", Encoding.UCS_2, 1));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void choosesTheAlphabet(String text, Encoding encoding, int segments) {
        assertThat(Segments.of(text).encoding()).isEqualTo(encoding);
        assertThat(Segments.of(text).count()).isEqualTo(segments);
    }

    @Test
    void countsSeptets() {
        assertThat(Segments.of("Frais : 1 000 FCFA (1,52 €)").units()).isEqualTo(28);
        assertThat(messages().findFirst().orElseThrow().get()[0])
                .isInstanceOfSatisfying(
                        String.class,
                        text -> assertThat(Segments.of(text).units()).isEqualTo(145));
    }

    @Test
    void countsBits() {
        assertThat(Segments.of("1".repeat(160)).totalBits()).isEqualTo(1120);
        assertThat(Segments.of("1".repeat(161)).messageBits()).isEqualTo(1127);
        assertThat(Segments.of("1".repeat(161)).totalBits()).isEqualTo(1223);
    }

    @Test
    void countsCharactersAsAReaderWould() {
        assertThat(Segments.of("\rabcde\r\n123").characters()).isEqualTo(11);
        assertThat(Segments.of("🏳️‍🌈é").characters()).isEqualTo(2);
        assertThat(Segments.of("e\u0301\u0301\u0301").characters()).isEqualTo(1);
        assertThat(Segments.of("🇮🇹" + "a".repeat(66)).characters()).isEqualTo(67);
    }

    @ParameterizedTest
    @ValueSource(strings = {"€", "{", "~"})
    void neverSplitsAnExtensionCharacter(String character) {
        // 152 + 2 leaves one septet of the first segment empty, so the last of 153 + 153 does not fit any more.
        String text = "a".repeat(152) + character + "a".repeat(152);

        assertThat(Segments.of(text).units()).isEqualTo(306);
        assertThat(Segments.of(text).count()).isEqualTo(3);
    }

    @Test
    void neverSplitsACluster() {
        assertThat(Segments.of("a".repeat(64) + "👨‍👩‍👧‍👦" + "a".repeat(57)).count())
                .isEqualTo(3);
        assertThat(Segments.of("a".repeat(64) + "👨‍👩‍👧‍👦" + "a".repeat(56)).count())
                .isEqualTo(2);
    }
}
