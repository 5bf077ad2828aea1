package io.smartqueue.queue.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.NewTicket;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.WaitEstimate;
import io.smartqueue.queue.order.SiteWaits.Untold;
import io.smartqueue.queue.ticket.History;
import io.smartqueue.queue.wait.Range;
import io.smartqueue.queue.wait.ServiceTime.Basis;
import io.smartqueue.security.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class TurnsThatApproachTest extends ClockScenario {

    /** In minutes; each line draws numbers of its own. */
    private static final double BY_CHANCE = 3;

    @Autowired
    Approaching approaching;

    @Autowired
    Almost almost;

    @Autowired
    History history;

    QueueId cash;
    StaffId agent;

    @BeforeEach
    void open() {
        cash = branch.queue("A");
        agent = branch.agentServing(cash).staffId();
    }

    private void look() {
        approaching.tell(branch.tenant.tenant().id(), branch.site);
    }

    private List<History.Entry> told(Ticket ticket) {
        return branch.in(() -> history.of(ticket.id())).stream()
                .filter(entry -> entry.type().equals("almost"))
                .toList();
    }

    private void serveOne() {
        Ticket served = served(agent);
        later(Duration.ofMinutes(5));
        branch.in(() -> serving.close(served.id(), null, Actor.agent(agent)));
    }

    private List<Ticket> takeSome(int people) {
        List<Ticket> line = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            line.add(take(cash));
        }
        return line;
    }

    @Test
    void areToldOnceBeforeTheCallAndNeverAtTheCall() {
        Ticket last = takeSome(9).getLast();
        look();
        assertThat(told(last)).isEmpty();
        int before = 0;
        while (told(last).isEmpty()) {
            serveOne();
            look();
            before++;
        }
        assertThat(before).isBetween(3, 7);
        assertThat(now(last).position()).isGreaterThan(1);
        look();
        serveOne();
        look();
        assertThat(told(last)).singleElement().satisfies(entry -> {
            assertThat(entry.actor().type()).isEqualTo("system");
            assertThat(entry.to().code()).isEqualTo("waiting");
        });
    }

    @Test
    void areNotToldToWhoTookTheTicketSoLate() {
        Ticket first = take(cash);
        look();
        served(agent);
        Ticket second = take(cash);
        look();
        assertThat(told(first)).isEmpty();
        assertThat(told(second)).isEmpty();
    }

    @Test
    void areToldEarlierToWhoIsFarAway() {
        takeSome(7);
        Ticket near = take(cash);
        Ticket far = take(NewTicket.in(cash).from(20));
        look();
        assertThat(told(far)).isEmpty();
        serveOne();
        serveOne();
        serveOne();
        look();
        assertThat(told(far)).hasSize(1);
        assertThat(told(near)).isEmpty();
        branch.tenant
                .agent()
                .post("tickets/" + near.id().value() + "/travel/", Map.of("minutes", 60))
                .is(200);
        look();
        assertThat(told(near)).hasSize(1);
    }

    @Test
    void areToldOnceByTwoServers() throws Exception {
        Ticket last = takeSome(9).getLast();
        var untold = new Untold(last.current().id().value(), 0, new Range(4, 6, 8, 1, Basis.DECLARED, clock.instant()));
        List<FutureTask<Void>> servers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var server = new FutureTask<Void>(() -> branch.in(() -> {
                almost.tell(untold);
                return null;
            }));
            servers.add(server);
            Thread.ofVirtual().start(server);
        }
        for (FutureTask<Void> server : servers) {
            server.get();
        }
        assertThat(told(last)).hasSize(1);
        clock.set(clock.instant().minus(Duration.ofHours(1)));
        branch.in(() -> {
            almost.tell(untold);
            return null;
        });
        assertThat(told(last)).hasSize(1);
    }

    @Test
    void areNeverToldAfterTheCall() {
        Ticket first = takeSome(5).getFirst();
        Ticket called = callNext(agent);
        assertThat(called.id()).isEqualTo(first.id());
        branch.write("update leg set almost_at = null");
        branch.in(() -> {
            almost.tell(new Untold(
                    first.current().id().value(), 0, new Range(0, 1, 2, 1, Basis.DECLARED, clock.instant())));
            return null;
        });
        assertThat(told(first)).isEmpty();
    }

    @Test
    void areToldForAnotherLegAgain() {
        QueueId credit = branch.queue("B");
        branch.agentServing(credit);
        List<Ticket> line = takeSome(9);
        for (int i = 0; i < 12; i++) {
            take(credit);
        }
        Ticket last = line.getLast();
        while (told(last).isEmpty()) {
            serveOne();
            look();
        }
        branch.in(() -> transfers.toQueue(last.id(), credit, null, Actor.system()));
        look();
        assertThat(told(last)).hasSize(1);
    }

    @Test
    void areToldToWhoWasTransferredBeforeTheClockWasSetBackAnHour() {
        QueueId credit = branch.queue("B");
        branch.agentServing(credit);
        for (int i = 0; i < 12; i++) {
            take(credit);
        }
        Ticket last = takeSome(3).getLast();
        branch.in(() -> transfers.toQueue(last.id(), credit, null, Actor.system()));
        clock.set(clock.instant().minus(Duration.ofHours(1)));
        branch.in(() -> {
            almost.tell(new Untold(
                    now(last).current().id().value(), 0, new Range(4, 6, 8, 1, Basis.DECLARED, clock.instant())));
            return null;
        });
        assertThat(told(last)).hasSize(1);
    }

    /** During a service a day begins, an hour comes twice, is left out, or Casablanca goes back for Ramadan. */
    @ParameterizedTest
    @CsvSource({
        "Africa/Dakar, 2026-11-23T23:39:00Z",
        "Europe/Paris, 2026-10-25T00:39:00Z",
        "Europe/Paris, 2026-03-29T00:39:00Z",
        "Africa/Casablanca, 2026-02-15T01:39:00Z"
    })
    void areToldOnceAfterTheUsualWaitsWhereTheLocalClockJumps(String zone, Instant before) {
        List<Double> usual = waitsOfTheLast("Africa/Dakar", NINE);
        List<Double> there = waitsOfTheLast(zone, before);
        for (int i = 0; i < usual.size(); i++) {
            assertThat(there.get(i)).isNotNegative().isCloseTo(usual.get(i), within(BY_CHANCE));
        }
    }

    /** In the middle of each service before theirs. */
    private List<Double> waitsOfTheLast(String zone, Instant begin) {
        clock.set(begin);
        branch = branchIn(zone, "00:00");
        branch.keepsTicketsOvernight();
        open();
        Ticket last = takeSome(9).getLast();
        List<Double> waits = new ArrayList<>();
        for (int before = 0; before < 8; before++) {
            Ticket served = served(agent);
            later(Duration.ofSeconds(150));
            look();
            waits.add(Objects.requireNonNull(now(last).eta()).range().middle());
            later(Duration.ofSeconds(150));
            branch.in(() -> serving.close(served.id(), null, Actor.agent(agent)));
        }
        assertThat(told(last)).hasSize(1);
        return waits;
    }

    @Test
    void areToldOnceWhenTheClockIsSetBackAnHour() {
        Ticket last = takeSome(9).getLast();
        while (told(last).isEmpty()) {
            serveOne();
            look();
        }
        clock.set(clock.instant().minus(Duration.ofHours(1)));
        for (int i = 0; i < 3; i++) {
            look();
            later(Duration.ofMinutes(1));
            WaitEstimate range = Objects.requireNonNull(now(last).eta());
            assertThat(range.range().low()).isNotNegative();
            assertThat(range.lowMinutes()).isBetween(1, 60);
        }
        later(Duration.ofHours(2));
        look();
        assertThat(told(last)).hasSize(1);
    }

    @Test
    void areNotToldWhileTheLineStandsStill() {
        Ticket last = takeSome(9).getLast();
        branch.tenant
                .manager()
                .post("sites/" + branch.site + "/incident/", Map.of("note", "No power"))
                .is(201);
        later(Duration.ofHours(2));
        look();
        assertThat(told(last)).isEmpty();
    }

    @Test
    void needsMinutesThatMakeSense() {
        String ticket = "tickets/" + take(cash).id().value() + "/travel/";
        for (Object wrong : List.of(-1, 241, "near")) {
            branch.tenant.agent().post(ticket, Map.of("minutes", wrong)).is(400);
            branch.tenant
                    .agent()
                    .post("tickets/", Map.of("queue_id", cash.value(), "travel_minutes", wrong))
                    .is(400);
        }
        for (int i = 0; i < 3; i++) {
            branch.tenant.agent().post(ticket, Map.of("minutes", 240)).is(200);
        }
        assertThat(branch.read(Long.class, "select count(*) from ticket_event where type = 'travel'"))
                .containsExactly(1L);
        callNext(agent);
        branch.tenant.agent().post(ticket, Map.of("minutes", 10)).refused(409, "not_allowed_in_this_state");
    }
}
