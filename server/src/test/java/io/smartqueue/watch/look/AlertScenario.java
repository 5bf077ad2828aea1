package io.smartqueue.watch.look;

import io.smartqueue.Answer;
import io.smartqueue.Person;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.QueueId;
import io.smartqueue.tenant.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A branch with a line, at the time of now: watches of other tests look at it too, so things move, not the clock. */
abstract class AlertScenario extends ClockScenario {

    @Autowired
    AlertWatch watch;

    QueueId queue;
    Person admin;
    Person manager;
    TenantId tenant;

    @BeforeEach
    void openNow() {
        clock.set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        branch = branchIn("Africa/Dakar", "00:00");
        queue = branch.queue("A");
        admin = branch.tenant.admin();
        manager = branch.tenant.manager();
        tenant = branch.tenant.tenant().id();
    }

    void look() {
        look(watch);
    }

    void look(AlertWatch server) {
        branch.in(() -> {
            server.look(tenant);
            return true;
        });
    }

    /** Somebody who has waited for so long. */
    void waits(int minutes) {
        take(queue);
        branch.write("update leg set joined_at = joined_at - make_interval(mins => ?)", minutes);
    }

    /** The kinds of the alerts that are open. */
    List<String> open() {
        return kinds("?open=true");
    }

    List<String> kinds(String query) {
        return manager.get("alerts/" + query)
                .is(200)
                .json()
                .path("results")
                .valueStream()
                .map(one -> one.path("kind").asString())
                .sorted()
                .toList();
    }

    Answer first(String query) {
        return manager.get("alerts/" + query).is(200);
    }

    void rule(String kind, Map<String, Object> more) {
        var rule = new HashMap<>(more);
        rule.put("kind", kind);
        admin.put("alert-rules/", Map.of("rules", List.of(rule))).is(200);
    }
}
