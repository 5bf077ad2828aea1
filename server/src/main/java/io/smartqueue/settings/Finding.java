package io.smartqueue.settings;

import java.util.Optional;

/**
 * One line of the doctor's report.
 *
 * @param topic what was checked, under a stable name such as {@code twilio-credentials}
 * @param words what was found; no secret, and no full telephone number except our own senders
 * @param remedy what to do about it
 */
public record Finding(String topic, Verdict verdict, String words, Optional<String> remedy) {

    public enum Verdict {
        RIGHT,
        /** Worth knowing: an optional part that is off, or one that cannot be checked from here. */
        NOTE,
        WRONG
    }

    public static Finding right(String topic, String words) {
        return new Finding(topic, Verdict.RIGHT, words, Optional.empty());
    }

    public static Finding note(String topic, String words) {
        return new Finding(topic, Verdict.NOTE, words, Optional.empty());
    }

    public static Finding note(String topic, String words, String remedy) {
        return new Finding(topic, Verdict.NOTE, words, Optional.of(remedy));
    }

    public static Finding wrong(String topic, String words, String remedy) {
        return new Finding(topic, Verdict.WRONG, words, Optional.of(remedy));
    }
}
