package io.smartqueue.queue.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.stats.StatsReader;
import io.smartqueue.queue.visit.QueueOffers;
import io.smartqueue.security.StaffId;
import io.smartqueue.site.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * On this Monday it is an hour later in Casablanca than in UTC by the rules of Java, but not by those of PostgreSQL.
 */
class TheClockOfASiteTest extends ClockScenario {

    @Autowired
    QueueOffers queueOffers;

    @Autowired
    StatsReader stats;

    QueueId queue;
    StaffId agent;

    @BeforeEach
    void open() {
        branch = branchIn("Africa/Casablanca", "09:00");
        queue = branch.queue("A");
        agent = branch.agentServing(queue).staffId();
    }

    private void at(String time) {
        clock.set(Instant.parse("2026-11-23T" + time + "Z"));
    }

    private boolean isOpen() {
        return branch.in(() -> queueOffers.opening(new SiteId(branch.site)).isOpen());
    }

    @Test
    void tellsWhenItIsOpenOnEveryPageAndToWhoTakesATicket() {
        branch.opens(List.of(Map.of("weekday", 1, "opens", "09:00", "closes", "17:00")), List.of())
                .is(200);
        at("07:59:59");
        assertThat(isOpen()).isFalse();
        assertRefused("closed", () -> take(queue));
        at("08:00:00");
        assertThat(isOpen()).isTrue();
        assertThat(take(queue).number()).isEqualTo("A001");
        at("16:00:00");
        assertThat(isOpen()).isFalse();
        assertRefused("closed", () -> take(queue));
    }

    @Test
    void beginsTheDayOfTheNumbersAndOfTheStatisticsAtOnce() {
        at("07:50:00");
        assertThat(take(queue).number()).isEqualTo("A001");
        Ticket served = served(agent);
        branch.in(() -> serving.close(served.id(), null, Actor.agent(agent)));
        assertThat(servedToday()).isEqualTo(1);
        at("08:00:00");
        assertThat(servedToday()).isZero();
        assertThat(take(queue).number()).isEqualTo("A001");
    }

    private int servedToday() {
        return branch.in(() -> stats.of(queue).servedToday());
    }
}
