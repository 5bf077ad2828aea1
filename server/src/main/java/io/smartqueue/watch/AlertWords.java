package io.smartqueue.watch;

import io.smartqueue.page.Messages;

/** Alerts in words. */
public final class AlertWords {

    private AlertWords() {}

    /** What is the matter, such as Guichet 5: 24 minutes of pause. */
    public static String sentence(Messages words, AlertKind kind, String subject, int value, int threshold) {
        return words.say("alerts.sentence." + kind.code(), "subject", subject, "value", value, "threshold", threshold);
    }
}
