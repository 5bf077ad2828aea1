package io.smartqueue.notification;

import java.util.Locale;

/** What we write into a message's timeline; beside it stand the provider's own words, one for each receipt. */
public enum StepType {
    PENDING(false),
    /** The provider has taken it. */
    ACCEPTED(false),
    /** The provider had it, as it turned out after an unclear answer. */
    FOUND(false),
    /** The provider never had it, as it turned out; it is sent once more. */
    NOT_FOUND(false),
    RETRY(true),
    /** It waits until the provider accepts our credential or account again. */
    PARKED(true),
    /** An attempt ended without a clear answer. */
    UNKNOWN(true),
    /** The provider has a second message of ours with the same words. */
    DUPLICATE(true),
    /** A backup was restored in which it was not sent yet; it waits until somebody releases it. */
    HELD(true),
    /** The operator has suspended the organisation; it waits until they let it go on. */
    SUSPENDED(false),
    FAILED(true),
    EXPIRED(true),
    /** It was not sent, because its recipient is not written to. */
    SUPPRESSED(false),
    /** It was not sent, because a later event had made it pointless. */
    CANCELLED(false);

    private final boolean unwelcome;

    StepType(boolean unwelcome) {
        this.unwelcome = unwelcome;
    }

    /** Worth a warning in the log. */
    public boolean isUnwelcome() {
        return unwelcome;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How a message ends that we give up; receipts report the other ends. */
    public static StepType endingIn(NotificationStatus status) {
        return valueOf(status.name());
    }
}
