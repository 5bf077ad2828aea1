package io.smartqueue.live.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebSocketProtocolTest {

    private static final int MASK = 0x37FA213D;

    private final WebSocketProtocol speech = new WebSocketProtocol();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void answersTheKeyOfTheStandard() {
        assertThat(Handshake.answerTo("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void framesTextsOfEveryLength() {
        assertThat(WebSocketProtocol.framed(0x81, new byte[125])).hasSize(127).startsWith(0x81, 125);
        assertThat(WebSocketProtocol.framed(0x81, new byte[126])).hasSize(130).startsWith(0x81, 126, 0, 126);
        assertThat(WebSocketProtocol.framed(0x81, new byte[0x1234])).startsWith(0x81, 126, 0x12, 0x34);
    }

    @Test
    void passesOverTextsAlsoInPieces() throws Exception {
        assertThat(hear(masked(0x01, "Hel"))).isTrue();
        assertThat(hear(masked(0x89, "in between"))).isTrue();
        assertThat(hear(masked(0x80, "lo"))).isTrue();
        assertThat(hear(masked(0x81, "x".repeat(4000)))).isTrue();

        assertThat(said.toByteArray())
                .isEqualTo(WebSocketProtocol.framed(0x8A, "in between".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void saysGoodbyeToWhoLeavesAndToWhoDoesNotKeepTheRules() throws Exception {
        assertGoodbye(1000, masked(0x88, ""));
        assertGoodbye(1009, masked(0x82, "x".repeat(5000)));
        assertGoodbye(1009, new byte[] {(byte) 0x82, (byte) 0xFF, 0, 0, 0, 1, 0, 0, 0, 0});
        assertGoodbye(1002, new byte[] {(byte) 0x81, 1, 'x'});
        assertGoodbye(1002, masked(0xC1, "compressed"));
        assertGoodbye(1002, masked(0x83, "unknown"));
        assertGoodbye(1002, masked(0x09, "a ping in pieces"));
        assertGoodbye(1002, masked(0x89, "p".repeat(126)));
    }

    @Test
    void doesNotListenForEver() throws Exception {
        int heard = 0;
        while (hear(masked(0x81, "x".repeat(4000)))) {
            heard++;
        }
        assertThat(heard).isBetween(10, 20);
    }

    @Test
    void givesUpOnWhoAnswersNoPing() throws Exception {
        assertThat(speech.breathe(said::writeBytes)).isTrue();
        assertThat(hear(masked(0x8A, ""))).isTrue();
        assertThat(speech.breathe(said::writeBytes)).isTrue();
        assertThat(speech.breathe(said::writeBytes)).isTrue();
        assertThat(speech.breathe(said::writeBytes)).isFalse();
    }

    private static void assertGoodbye(int code, byte[] bytes) throws Exception {
        var test = new WebSocketProtocolTest();
        assertThat(test.hear(bytes)).isFalse();
        assertThat(test.said.toByteArray())
                .isEqualTo(ByteBuffer.allocate(4)
                        .put((byte) 0x88)
                        .put((byte) 2)
                        .putShort((short) code)
                        .array());
    }

    private boolean hear(byte[] bytes) throws Exception {
        return speech.hear(bytes, bytes.length, said::writeBytes);
    }

    private static byte[] masked(int first, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] mask = ByteBuffer.allocate(4).putInt(MASK).array();
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i % 4]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }
}
