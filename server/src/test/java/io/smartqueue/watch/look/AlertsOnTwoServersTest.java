package io.smartqueue.watch.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.live.SecondServer;
import io.smartqueue.live.Subscription;
import io.smartqueue.live.feed.Hub;
import io.smartqueue.live.feed.Subscriber;
import io.smartqueue.site.SiteId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two servers look: an alert is raised once, and what one is told the other shows. */
class AlertsOnTwoServersTest extends AlertScenario {

    private static final int ROUNDS = 5;

    @Test
    void areRaisedOnceAndWhoTakesNoteOnOneIsSeenOnTheOther() throws Exception {
        branch.seat(branch.tenant.agent().staffId(), queue);
        rule("wait_beyond_promise", Map.of("threshold", 0, "tell", "duty@example.com"));
        try (SecondServer other = SecondServer.start();
                ExecutorService servers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 1; round <= ROUNDS; round++) {
                waits(14);
                for (var look : servers.invokeAll(List.of(looking(watch), looking(other.bean(AlertWatch.class))))) {
                    look.get();
                }
                assertThat(kinds("")).as("round %s", round).hasSize(round);
                branch.write("update leg set state = 'expired'");
                look(other.bean(AlertWatch.class));
                assertThat(open()).isEmpty();
                // What comes back at the same queue is not told again.
                queue = branch.queue("B" + round);
            }
            assertThat(manager.get("/api/v1/admin/notifications/?recipient=duty@example.com&tenant="
                                    + branch.tenant.slug())
                            .is(200)
                            .json()
                            .path("count")
                            .asInt())
                    .isEqualTo(ROUNDS);
            isSeenOn(other);
        }
    }

    private Callable<Boolean> looking(AlertWatch server) {
        return () -> {
            look(server);
            return true;
        };
    }

    private void isSeenOn(SecondServer other) {
        waits(14);
        look();
        Hub hub = other.bean(Hub.class);
        Subscriber there = hub.watch(new Subscription.OfOrganisation(tenant, Set.of()), null, () -> {});
        Subscriber elsewhere = hub.watch(new Subscription.OfSite(tenant, new SiteId(branch.site)), null, () -> {});
        try {
            Awaitility.await().until(() -> names(there).contains("event: look"));
            Awaitility.await().until(() -> names(elsewhere).contains("event: look"));
            String id = first("?open=true").text("results.0.id");
            manager.post("alerts/" + id + "/acknowledge/", Map.of("note", "J’arrive"))
                    .is(200);
            // By a signal: nobody looks for it again and again.
            Awaitility.await().until(() -> names(there).contains("event: look"));
            assertThat(names(elsewhere)).as("screens and customers").doesNotContain("event: look");
        } finally {
            hub.leave(there);
            hub.leave(elsewhere);
        }
    }

    private static String names(Subscriber subscriber) {
        var names = new StringBuilder();
        subscriber
                .take(System.nanoTime(), 100)
                .forEach(frame -> names.append(new String(frame.block(), StandardCharsets.UTF_8)));
        return names.toString();
    }
}
