package io.smartqueue.notification.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors are what Twilio's own calculator counts. */
class SegmentsTest {

    @ParameterizedTest
    @MethodSource
    void areCountedAsTwilioCountsThem(String text, String encoding, int segments) {
        Segments counted = Segments.of(text);

        assertThat(counted.encoding().label()).isEqualTo(encoding);
        assertThat(counted.count()).isEqualTo(segments);
    }

    static Stream<Arguments> areCountedAsTwilioCountsThem() {
        return Stream.of(
                gsm("1".repeat(160), 1),
                gsm("1".repeat(161), 2),
                gsm("1".repeat(306), 2),
                gsm("1".repeat(307), 3),
                gsm("1".repeat(459), 3),
                gsm("1".repeat(460), 4),
                gsm("€".repeat(80), 1),
                gsm("€".repeat(81), 2),
                gsm("1".repeat(152) + "€" + "a".repeat(20), 2),
                gsm("|" + "1".repeat(158), 1),
                gsm("~" + "1".repeat(159), 2),
                gsm("é".repeat(160), 1),
                ucs("ê".repeat(70), 1),
                ucs("ê".repeat(71), 2),
                ucs("ê".repeat(134), 2),
                ucs("ê".repeat(135), 3),
                ucs("ç".repeat(71), 2),
                ucs("😜" + "a".repeat(68), 1),
                ucs("😜" + "a".repeat(69), 2),
                ucs("😀" + "]".repeat(68), 1),
                ucs("😀" + "]".repeat(69), 2),
                ucs("😀".repeat(35), 1),
                ucs("😀".repeat(36), 2),
                ucs("🇮🇹" + "a".repeat(66), 1),
                ucs("🇮🇹" + "a".repeat(67), 2),
                ucs("🇫🇷".repeat(17), 1),
                ucs("🇸🇳".repeat(18), 2),
                ucs("🏳️‍🌈" + "a".repeat(64), 1),
                ucs("🏳️‍🌈" + "a".repeat(65), 2),
                ucs("👨‍👩‍👧‍👦".repeat(6), 1),
                ucs("👨‍👩‍👧‍👦".repeat(7), 2),
                gsm(
                        "Bonjour Awa, votre ticket A042 est créé. Il y a 7 personnes devant vous, attente estimée "
                                + ": 25 min."
                                + " Suivez votre position : https://sq.sn/t/AB12CD",
                        1),
                ucs("Awa, c’est bientôt à vous : plus que 2 personnes. Merci de vous rapprocher du guichet 3.", 2),
                gsm("ÇA VA / ñaar / Frais : 1 000 FCFA (1,52 €)", 1),
                ucs("Jërëjëf", 1),
                gsm("", 1));
    }

    private static Arguments gsm(String text, int segments) {
        return Arguments.of(text, "GSM-7", segments);
    }

    private static Arguments ucs(String text, int segments) {
        return Arguments.of(text, "UCS-2", segments);
    }

    @Test
    void costlyCharactersAreNamedOnce() {
        assertThat(Segments.costly("Bientôt, tôt ou tard 🎉")).containsExactly("ô", "🎉");
    }
}
