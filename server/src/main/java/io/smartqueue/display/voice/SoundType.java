package io.smartqueue.display.voice;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Recognises a recording by its first bytes, because browsers name files after their ending. */
public final class SoundType {

    private SoundType() {}

    /** @return empty for what is no recording that browsers play */
    public static Optional<String> of(byte[] file) {
        String head = new String(file, 0, Math.min(file.length, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("ID3")) {
            return Optional.of("audio/mpeg");
        }
        if (head.startsWith("OggS")) {
            return Optional.of("audio/ogg");
        }
        if (head.startsWith("RIFF") && head.endsWith("WAVE")) {
            return Optional.of("audio/wav");
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return Optional.of("audio/webm");
        }
        return head.startsWith("ftyp", 4) ? Optional.of("audio/mp4") : ofFrames(head);
    }

    // Eleven bits that are set begin each frame; no layer after them means AAC.
    private static Optional<String> ofFrames(String head) {
        if (head.length() < 2 || head.charAt(0) != 0xff || (head.charAt(1) & 0xe0) != 0xe0) {
            return Optional.empty();
        }
        return Optional.of((head.charAt(1) & 0x06) == 0 ? "audio/aac" : "audio/mpeg");
    }
}
