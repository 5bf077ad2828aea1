package io.smartqueue.channel.twilio.own;

import io.smartqueue.kernel.Secret;
import java.util.Optional;

/** What is shown of a secret: its last four characters. */
final class Shown {

    private static final String HIDDEN = "••••";
    private static final int LAST = 4;

    private Shown() {}

    static String of(Optional<Secret> secret) {
        return HIDDEN
                + secret.map(Secret::value)
                        .map(text -> text.substring(Math.max(0, text.length() - LAST)))
                        .orElse("");
    }

    static boolean is(String text) {
        return text.startsWith(HIDDEN);
    }
}
