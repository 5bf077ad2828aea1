package io.smartqueue.twiliosandbox.content;

import java.util.Locale;

/** What WhatsApp has said about a template, in Twilio's words. */
public enum ApprovalState {
    UNSUBMITTED,
    RECEIVED,
    PENDING,
    APPROVED,
    REJECTED,
    PAUSED,
    DISABLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for another word */
    public static ApprovalState of(String word) {
        for (ApprovalState state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException(
                "status is unsubmitted, received, pending, approved, rejected, paused or disabled; not " + word);
    }
}
