package io.smartqueue.queue.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Person;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.counter.CounterSessions;
import io.smartqueue.queue.counter.SessionLimits;
import io.smartqueue.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Counters that agents have left without closing them. */
class EndsOfCounterSessionsTest extends ClockScenario {

    @Autowired
    Limits limits;

    @Autowired
    SessionLimits sessions;

    @Autowired
    CounterSessions counters;

    QueueId queue;
    UUID counter;
    Person agent;

    @BeforeEach
    void sit() {
        branch = branchIn("Africa/Dakar", "03:00");
        queue = branch.queue("A");
        counter = branch.counter(queue);
        clock.set(Instant.parse("2026-11-23T22:00:00Z"));
        agent = branch.tenant.hire(Role.AGENT, "Awa");
        sit(agent);
    }

    private void sit(Person who) {
        who.post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                .is(200);
    }

    private void look() {
        branch.in(() -> {
            sessions.absent().forEach(sessions::endAbsence);
            Map<UUID, Instant> begun =
                    Map.of(branch.site, limits.days().getFirst().begun());
            sessions.sinceTheDayBefore(begun).forEach(who -> sessions.endWithTheDay(who, begun));
            return 0;
        });
    }

    private List<String> ends() {
        return branch.read(String.class, "select closed_because from counter_session where closed_at is not null");
    }

    private int open() {
        return branch.read(Integer.class, "select counters_open(?)", queue.value())
                .getFirst();
    }

    @Test
    void comeWithTheEndOfTheServiceDayOfTheSite() {
        later(Duration.ofHours(4).plusMinutes(59));
        agent.get("agents/me/").is(200);
        look();
        assertThat(ends()).isEmpty();
        later(Duration.ofMinutes(1));
        look();
        assertThat(ends()).containsExactly("day_ended");
        assertThat(open()).isZero();
        assertThat(branch.read(String.class, "select type || ' ' || because from counter_event order by id"))
                .containsExactly("opened agent", "closed day_ended");
        sit(agent);
        look();
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void comeAfterHoursWithoutARequest() {
        later(Duration.ofHours(2));
        agent.get("agents/me/").is(200);
        later(Duration.ofHours(2).plusMinutes(59));
        look();
        assertThat(ends()).isEmpty();
        later(Duration.ofMinutes(1).plusSeconds(1));
        assertThat(branch.in(sessions::absent)).containsExactly(agent.staffId());
        branch.in(() -> {
            sessions.absent().forEach(sessions::endAbsence);
            return 0;
        });
        assertThat(ends()).containsExactly("absent");
        sit(branch.tenant.hire(Role.AGENT, "Ali"));
    }

    @Test
    void waitForTheTicketInHand() {
        take(queue);
        callNext(agent.staffId());
        later(Duration.ofHours(6));
        look();
        assertThat(ends()).isEmpty();
        branch.in(() -> limits.days().stream().mapToInt(limits::endForgotten).sum());
        look();
        assertThat(ends()).containsExactly("absent");
    }

    @Test
    void areNotForSessionsThatTheDemoKeeps() {
        branch.in(() -> {
            counters.keep(agent.staffId());
            return 0;
        });
        later(Duration.ofDays(2));
        look();
        assertThat(ends()).isEmpty();
        assertThat(branch.in(() -> counters.close(agent.staffId()).counter())).isNull();
        assertThat(ends()).containsExactly("agent");
        assertThat(open()).isZero();
    }
}
