package io.smartqueue.live.feed;

import io.smartqueue.postgres.pool.Watch;
import io.smartqueue.tenant.Suspensions;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Ends what is open of a suspended organisation, on this server as on each. By looking and not by a signal, which may
 * be lost, and by which a stream that was just being opened would be missed.
 */
@Component
@ConditionalOnWebApplication
class SuspendedStreams extends Watch {

    private final Suspensions suspensions;
    private final Hub hub;

    SuspendedStreams(Suspensions suspensions, Hub hub) {
        super("suspended-streams", Duration.ofSeconds(1));
        this.suspensions = suspensions;
        this.hub = hub;
    }

    @Override
    protected void look() {
        step("streams of suspended organisations", () -> hub.end(suspensions.all()));
    }
}
