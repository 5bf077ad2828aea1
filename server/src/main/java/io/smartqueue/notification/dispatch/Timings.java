package io.smartqueue.notification.dispatch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The times by which the dispatcher works, in one place because they lean on each other. */
final class Timings {

    /** A lost wake-up costs at most this. */
    static final Duration POLL = Duration.ofSeconds(1);

    /** A claim that has not led to a request by then is left to settlement: another may hold it soon. */
    static final Duration CLAIM_IS_FRESH = Duration.ofSeconds(10);

    /**
     * Longer than a fresh claim (10 s), the latest start of its request (5 s) and its longest silence (10 s)
     * together.
     */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** A search that never came back is tried again after this. */
    static final Duration SETTLING_LEASE = Duration.ofSeconds(20);

    /** A provider may still be creating a message when its answer is lost: believe "none" only this much later. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What a sender with a pace may send ahead, and for how long servers that are late may make up for it. */
    static final Duration SLICE = Duration.ofMillis(200);

    static final Duration LATENESS = Duration.ofMillis(750);

    /** Another server works with the same sender; it is through in a moment. */
    static final Duration MOMENT = Duration.ofMillis(20);

    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(2);

    private Timings() {}

    /** Doubles with each attempt; a fifth of it either way by chance, so that many do not come back at once. */
    static Duration retry(int attempt) {
        long millis = Math.min(FIRST_RETRY.toMillis() << Math.min(attempt - 1, 20), LONGEST_RETRY.toMillis());
        return Duration.ofMillis((long) (millis * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }

    /** While the provider does not answer: soon, then every ten seconds, as outcomes are owed within a minute. */
    static Duration ask(Duration unknownFor) {
        return unknownFor.compareTo(Duration.ofSeconds(20)) < 0 ? Duration.ofSeconds(3) : Duration.ofSeconds(10);
    }
}
