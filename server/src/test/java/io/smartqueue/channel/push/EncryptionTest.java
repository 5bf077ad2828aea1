package io.smartqueue.channel.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.channel.push.key.P256;
import io.smartqueue.customer.Medium;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is sent to a browser can be read by it. */
class EncryptionTest {

    private static final String WORDS = "When I grow up, I want to be a watermelon";
    private static final String OURS =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String THEIRS =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final byte[] AUTH = TestPushService.decode("BTBZMqHH6r4Tts7J_aSIgg");

    /** RFC 8291, section 5 and appendix A. */
    @Test
    void isThatOfTheStandardsExample() {
        var ours = new KeyPair(
                P256.point(TestPushService.decode(OURS)).orElseThrow(),
                P256.privateKey(TestPushService.decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
        var encryption = new Encryption(ours, TestPushService.decode("DGv6ra1nlYgDCS1FRnbzlw"));

        byte[] body = encryption.of(
                WORDS.getBytes(StandardCharsets.UTF_8),
                P256.point(TestPushService.decode(THEIRS)).orElseThrow(),
                AUTH);

        assertThat(TestPushService.encode(body))
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmY"
                        + "WAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexS"
                        + "gSxsj_Qulcy4a-fN");
    }

    @Test
    void isReadByAnotherLibraryEachTimeFromOtherBytes() throws Exception {
        var browser = BrowserKeys.of(
                new BigInteger(1, TestPushService.decode("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")), AUTH);
        byte[] words = "حان دورك".getBytes(StandardCharsets.UTF_8);
        byte[] one =
                Encryption.fresh().of(words, P256.point(browser.publicKey()).orElseThrow(), AUTH);
        byte[] other =
                Encryption.fresh().of(words, P256.point(browser.publicKey()).orElseThrow(), AUTH);

        assertThat(browser.publicText()).isEqualTo(THEIRS);
        assertThat(browser.decrypt(one)).isEqualTo(words);
        assertThat(browser.decrypt(other)).isEqualTo(words);
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void takesNoPointBesideTheCurve() {
        byte[] beside = TestPushService.decode(THEIRS);
        beside[64] ^= 1;

        assertThat(P256.point(beside)).isEmpty();
        assertThat(P256.point(new byte[65])).isEmpty();
    }

    @Test
    void cutsWordsThatAreTooLongForANotification() {
        var message = new OutboundMessage(
                UUID.randomUUID(),
                Medium.PUSH,
                "",
                "A042",
                "🎫".repeat(1600),
                Duration.ofMinutes(1),
                Optional.empty(),
                Optional.empty());

        byte[] text = PushText.of(message, "turn", "receipt");

        assertThat(text).hasSizeBetween(3900, Encryption.LONGEST_TEXT);
        JsonNode read = JsonMapper.shared().readTree(text);
        assertThat(read.path("body").asString()).matches("(🎫)+…");
        assertThat(read.path("receipt").asString()).isEqualTo("receipt");
    }
}
