package io.smartqueue.notification.dispatch;

import io.smartqueue.notification.dispatch.Claims.Claim;
import java.time.Duration;
import java.util.List;

/**
 * What a look for due messages has reserved.
 *
 * @param again when to look again at the latest, if fewer were reserved than there are workers
 */
record Taken(List<Claim> claims, Duration again) {

    static Taken all(List<Claim> claims) {
        return new Taken(claims, Timings.POLL);
    }

    Taken soonest(Duration other) {
        return other.compareTo(again) < 0 ? new Taken(claims, other) : this;
    }
}
