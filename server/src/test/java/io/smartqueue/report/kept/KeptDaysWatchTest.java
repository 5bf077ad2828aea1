package io.smartqueue.report.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Person;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.QueueId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class KeptDaysWatchTest extends ClockScenario {

    @Autowired
    KeptDaysWatch watch;

    @AfterEach
    void letTheClockGo() {
        clock.go();
    }

    @Test
    void keepsDaysAndPutsThoseOfMonthsThatAreOverTogether() {
        Person admin = branch.tenant.admin();
        QueueId queue = branch.queue("A");
        for (String day : List.of("2026-09-30", "2026-10-05", "2026-10-06")) {
            clock.set(Instant.parse(day + "T09:00:00Z"));
            String id = admin.post("tickets/", Map.of("queue_id", queue.value()))
                    .is(201)
                    .id();
            admin.post("tickets/" + id + "/cancel/", Map.of("reason", "test")).is(200);
        }
        watch.keep(branch.tenant.tenant().id());
        assertThat(branch.read(String.class, "select day || ' ' || last_day from passage_day order by 1"))
                .containsExactly("2026-09-01 2026-09-30", "2026-10-01 2026-10-31");
    }
}
