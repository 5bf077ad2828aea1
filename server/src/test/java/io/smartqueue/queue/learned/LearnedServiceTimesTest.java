package io.smartqueue.queue.learned;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.TestDatabase;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.wait.Pace;
import io.smartqueue.queue.wait.ServiceTime;
import io.smartqueue.queue.wait.ServiceTime.Basis;
import io.smartqueue.security.StaffId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every service here declares five minutes. */
class LearnedServiceTimesTest extends ClockScenario {

    @Autowired
    Learning learning;

    QueueId cash;
    StaffId agent;

    @BeforeEach
    void open() {
        cash = branch.queue("A");
        agent = branch.agentServing(cash).staffId();
    }

    private void serve(int times, Duration service) {
        for (int i = 0; i < times; i++) {
            take(cash);
            Ticket served = served(agent);
            later(service);
            branch.in(() -> serving.close(served.id(), null, Actor.agent(agent)));
        }
        learning.learn();
    }

    private double meanMinutes(LearnedTimes times) {
        UUID service = branch.read(UUID.class, "select service_id from queue where id = ?", cash.value())
                .getFirst();
        return branch.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(begun -> times.ask(all ->
                        all.ofDay(branch.site, service, 5, clock.instant()).meanSeconds() / 60))));
    }

    @Test
    void aServerThatStartsKnowsWhatWasLearnedBefore() {
        serve(40, Duration.ofMinutes(12));

        assertThat(meanMinutes(new LearnedTimes(jdbc))).isBetween(9.0, 12.0);
        take(cash);
        WaitEstimate second = Objects.requireNonNull(take(cash).eta());
        assertThat(second.basis()).isEqualTo(Basis.LEARNED);
        assertThat(second.range().middle()).isGreaterThan(6);
    }

    @Test
    void twoServersThatLearnFromTheSameServiceKnowTheSame() {
        var other = new LearnedTimes(jdbc);
        assertThat(meanMinutes(other)).isEqualTo(5);
        serve(5, Duration.ofMinutes(12));
        assertThat(meanMinutes(other))
                .isEqualTo(meanMinutes(new LearnedTimes(jdbc)))
                .isGreaterThan(5.5);
        serve(5, Duration.ofMinutes(12));
        assertThat(meanMinutes(other)).isEqualTo(meanMinutes(new LearnedTimes(jdbc)));
    }

    @Test
    void leavesOutTheTimeOnHold() {
        for (int i = 0; i < 20; i++) {
            take(cash);
            Ticket served = served(agent);
            later(Duration.ofMinutes(2));
            branch.in(() -> serving.hold(served.id(), "copies", Actor.agent(agent)));
            later(Duration.ofMinutes(30));
            branch.in(() -> serving.resume(served.id(), agent));
            later(Duration.ofMinutes(3));
            branch.in(() -> serving.close(served.id(), null, Actor.agent(agent)));
        }
        learning.learn();
        assertThat(meanMinutes(new LearnedTimes(jdbc))).isBetween(4.9, 5.1);
    }

    @Test
    void staysAsItIsWhileTheClockIsSetBackAnHourAndOverMidnight() {
        serve(20, Duration.ofMinutes(12));
        clock.set(clock.instant().minus(Duration.ofHours(1)));
        serve(1, Duration.ofMinutes(12));
        take(cash);
        Ticket begunBefore = served(agent);
        clock.set(clock.instant().minus(Duration.ofHours(1)));
        branch.in(() -> serving.close(begunBefore.id(), null, Actor.agent(agent)));
        learning.learn();
        clock.set(Instant.parse("2026-11-24T23:55:00Z"));
        serve(2, Duration.ofMinutes(12));
        assertThat(meanMinutes(new LearnedTimes(jdbc))).isBetween(8.0, 12.0);
    }

    private long cases(QueueId queue) {
        return branch.tenant
                .admin()
                .get("queues/" + queue.value() + "/service-time/")
                .is(200)
                .json()
                .path("cases")
                .asLong();
    }

    @Test
    void learnsFromAServiceThatEndsInATransfer() {
        QueueId credit = branch.queue("B");
        StaffId adviser = branch.agentServing(credit).staffId();
        for (int i = 0; i < 20; i++) {
            take(cash);
            Ticket sentOn = served(agent);
            later(Duration.ofMinutes(12));
            branch.in(() -> transfers.toQueue(sentOn.id(), credit, null, Actor.agent(agent)));
            Ticket there = served(adviser);
            later(Duration.ofMinutes(2));
            branch.in(() -> serving.close(there.id(), null, Actor.agent(adviser)));
        }
        take(cash);
        Ticket waits = take(cash);
        branch.in(() -> transfers.toQueue(waits.id(), credit, null, Actor.system()));
        learning.learn();

        assertThat(cases(cash)).isEqualTo(20);
        assertThat(cases(credit)).isEqualTo(20);
        assertThat(meanMinutes(new LearnedTimes(jdbc))).isGreaterThan(7.5);
    }

    private double leavesPerHour() {
        UUID service = branch.read(UUID.class, "select service_id from queue where id = ?", cash.value())
                .getFirst();
        return branch.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(begun -> new LearnedTimes(jdbc)
                        .ask(times -> times.leavesPerSecond(branch.site, service, clock.instant()) * 3600))));
    }

    /** As an organisation that was there before services were learned. */
    private void forgetThatAnythingWasLearned() throws SQLException {
        branch.write("""
                update service_time set weight = 0, seconds = 0, squares = 0, logs = 0, log_squares = 0,
                    changeovers = 0, absences = 0, cases = 0
                """);
        branch.write("update service_time_version set version = 0");
        try (var connection = TestDatabase.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute("truncate learned_past");
        }
    }

    @Test
    void learnsFromThePastOfAnOrganisationThatWasThereBeforeOnce() throws SQLException {
        serve(12, Duration.ofMinutes(12));
        forgetThatAnythingWasLearned();
        serve(1, Duration.ofMinutes(12));
        assertThat(cases(cash)).isEqualTo(13);
        serve(1, Duration.ofMinutes(12));
        assertThat(cases(cash)).isEqualTo(14);
    }

    /** It began at an instant from which nothing can be counted. */
    @Test
    void learnsThePastOfOtherQueuesWhereThatOfOneCannotBeLearned() throws SQLException {
        QueueId credit = branch.queue("B");
        StaffId adviser = branch.agentServing(credit).staffId();
        serve(3, Duration.ofMinutes(12));
        take(credit);
        Ticket strange = served(adviser);
        branch.in(() -> serving.close(strange.id(), null, Actor.agent(adviser)));
        learning.learn();
        forgetThatAnythingWasLearned();
        String began = "update leg set started_at = cast(? as timestamptz) where queue_id = ?";
        branch.write(began, "infinity", credit.value());

        serve(1, Duration.ofMinutes(12));
        assertThat(cases(cash)).isEqualTo(4);
        assertThat(cases(credit)).isZero();

        branch.write(began, NINE.toString(), credit.value());
        serve(1, Duration.ofMinutes(12));
        assertThat(cases(credit)).as("tried again too soon").isZero();
        later(Duration.ofHours(1));
        serve(1, Duration.ofMinutes(12));
        assertThat(cases(credit)).isEqualTo(1);
        assertThat(cases(cash)).isEqualTo(6);
    }

    @Test
    void knowsWhichCounterIsSlow() {
        StaffId other = branch.agentServing(cash).staffId();
        for (int i = 0; i < 5; i++) {
            for (StaffId one : List.of(agent, other)) {
                take(cash);
                Ticket served = served(one);
                later(Duration.ofMinutes(one.equals(agent) ? 10 : 2));
                branch.in(() -> serving.close(served.id(), null, Actor.agent(one)));
            }
        }
        Map<UUID, Pace> paces = branch.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(begun -> new Paces(jdbc)
                        .at(branch.site, Map.of(cash.value(), ServiceTime.declared(5)), clock.instant()))));
        assertThat(paces)
                .containsOnly(Map.entry(agent.value(), new Pace(5, 10)), Map.entry(other.value(), new Pace(5, 2)));
    }

    @Test
    void knowsHowManyLeaveTheLine() {
        double usually = leavesPerHour();
        List<Ticket> line = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            line.add(take(cash));
        }
        Ticket called = served(agent);
        later(Duration.ofMinutes(20));
        line.removeIf(ticket -> ticket.id().equals(called.id()));
        line.forEach(ticket -> branch.in(() -> waiting.cancel(ticket.id(), "tired", Actor.customer())));
        learning.learn();
        assertThat(leavesPerHour()).isBetween(usually * 5, 3.0);
    }

    @Test
    void countsAServiceThatWasReopenedOnce() {
        serve(3, Duration.ofMinutes(12));
        take(cash);
        Ticket reopened = served(agent);
        later(Duration.ofMinutes(5));
        branch.in(() -> serving.close(reopened.id(), null, Actor.agent(agent)));
        learning.learn();
        branch.in(() -> serving.reopen(reopened.id(), Actor.agent(agent)));
        later(Duration.ofMinutes(1));
        branch.in(() -> serving.close(reopened.id(), null, Actor.agent(agent)));
        learning.learn();
        assertThat(cases(cash)).isEqualTo(4);
    }

    @Test
    void isShownAndForgottenOverHttp() {
        serve(3, Duration.ofMinutes(12));
        String path = "queues/" + cash.value() + "/service-time/";

        var learned = branch.tenant.admin().get(path).is(200).json();
        assertThat(learned.path("declared_minutes").asInt()).isEqualTo(5);
        assertThat(learned.path("learned_minutes").asDouble()).isBetween(5.5, 8.0);
        assertThat(learned.path("p85_minutes").asDouble())
                .isGreaterThan(learned.path("learned_minutes").asDouble());
        assertThat(learned.path("cases").asLong()).isEqualTo(3);
        assertThat(learned.at("/by_hour/0/hour").asInt()).isEqualTo(9);

        branch.tenant.agent().delete(path).is(403);
        branch.tenant.manager().delete(path).is(204);

        var forgotten = branch.tenant.admin().get(path).is(200).json();
        assertThat(forgotten.path("cases").asLong()).isZero();
        assertThat(forgotten.path("learned_minutes").isNull()).isTrue();
        assertThat(meanMinutes(new LearnedTimes(jdbc))).isEqualTo(5);
        branch.tenant
                .admin()
                .get("queues/" + UUID.randomUUID() + "/service-time/")
                .is(404);
    }
}
