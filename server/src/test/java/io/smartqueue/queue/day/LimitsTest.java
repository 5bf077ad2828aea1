package io.smartqueue.queue.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.TestDatabase;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketState;
import io.smartqueue.security.StaffId;
import io.smartqueue.site.SiteId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LimitsTest extends ClockScenario {

    @Autowired
    Limits limits;

    @Autowired
    Incidents incidents;

    QueueId queue;
    StaffId agent;

    @Autowired
    DayWatch watch;

    /** It would apply the limits by itself every few seconds. */
    @BeforeEach
    void stopTheWatch() {
        watch.stop();
    }

    @AfterEach
    void startTheWatch() {
        watch.start();
    }

    @BeforeEach
    void open() {
        branchAt("Africa/Dakar", "00:00", "2026-11-23T09:00:00Z");
    }

    private void branchAt(String zone, String dayStarts, String now) {
        clock.set(Instant.parse(now));
        branch = branchIn(zone, dayStarts);
        queue = branch.queue("A");
        agent = branch.agentServing(queue).staffId();
    }

    private Ticket take() {
        return take(queue);
    }

    private Ticket called() {
        return callNext(agent);
    }

    private TicketState state(Ticket ticket) {
        return branch.in(() -> tickets.get(ticket.id())).status();
    }

    private int expire() {
        return branch.in(() -> limits.days().stream().mapToInt(limits::expire).sum());
    }

    @Test
    void giveUpACallThatNobodyAnswersWhereTheQueueSaysSo() {
        branch.write("update queue set called_seconds = 60");
        Ticket ticket = take();
        called();
        later(Duration.ofSeconds(50));
        branch.in(() -> calls.recall(ticket.id(), Actor.agent(agent)));
        later(Duration.ofSeconds(59));
        assertThat(branch.in(limits::missCalls)).isZero();
        later(Duration.ofSeconds(1));
        assertThat(branch.in(limits::missCalls)).isEqualTo(1);
        assertThat(state(ticket)).isEqualTo(TicketState.MISSED);
    }

    @Test
    void waitForAnAnswerForEverElse() {
        take();
        called();
        later(Duration.ofHours(5));
        assertThat(branch.in(limits::missCalls)).isZero();
    }

    @Test
    void makeWhoDoesNotComeBackANoShow() {
        Ticket ticket = take();
        called();
        branch.in(() -> calls.miss(ticket.id(), Actor.agent(agent)));
        later(Duration.ofSeconds(899));
        assertThat(branch.in(limits::giveUpTheMissed)).isZero();
        later(Duration.ofSeconds(1));
        assertThat(branch.in(limits::giveUpTheMissed)).isEqualTo(1);
        assertThat(state(ticket)).isEqualTo(TicketState.NO_SHOW);
    }

    @Test
    void doNotRunDuringAnIncident() {
        Ticket ticket = take();
        called();
        branch.in(() -> calls.miss(ticket.id(), Actor.agent(agent)));
        SiteId site = new SiteId(branch.site);
        branch.in(() -> incidents.begin(site, "power cut", Optional.empty(), Actor.system()));
        later(Duration.ofHours(2));
        assertThat(branch.in(limits::giveUpTheMissed)).isZero();
        branch.in(() -> incidents.end(site, Optional.empty(), Actor.system()));
        assertThat(branch.in(limits::giveUpTheMissed)).isZero();
        later(Duration.ofSeconds(900));
        assertThat(branch.in(limits::giveUpTheMissed)).isEqualTo(1);
    }

    @Test
    void endTheDayAtTheHourOfTheSiteAndNotBefore() {
        branchAt("Africa/Dakar", "03:00", "2026-11-23T22:00:00Z");
        Ticket waiting = take();
        later(Duration.ofHours(4).plusMinutes(59));
        assertThat(expire()).isZero();
        later(Duration.ofMinutes(1));
        assertThat(expire()).isEqualTo(1);
        assertThat(state(waiting)).isEqualTo(TicketState.EXPIRED);
        assertThat(take().number()).isEqualTo("A001");
    }

    @Test
    void leaveOverTheEndOfTheDayWhomAnIncidentHeldUp() {
        branchAt("Africa/Dakar", "03:00", "2026-11-23T22:00:00Z");
        Ticket waiting = take();
        SiteId site = new SiteId(branch.site);
        branch.in(() -> incidents.begin(site, "power cut", Optional.empty(), Actor.system()));
        later(Duration.ofHours(6));
        branch.in(() -> incidents.end(site, Optional.empty(), Actor.system()));
        assertThat(expire()).isZero();
        assertThat(branch.in(() -> limits.isOver(limits.days().getFirst()))).isTrue();
        assertThat(state(waiting)).isEqualTo(TicketState.WAITING);
        later(Duration.ofHours(23));
        assertThat(branch.in(() -> limits.isOver(limits.days().getFirst()))).isFalse();
        assertThat(expire()).isEqualTo(1);
        assertThat(branch.in(() -> limits.isOver(limits.days().getFirst()))).isTrue();
    }

    @Test
    void endTheDayByTheClockOnTheWallWhenTheHourChanges() {
        branchAt("Europe/Paris", "03:00", "2026-10-24T12:00:00Z");
        take();
        // The night of 25 October 2026 has 25 hours: 03:00 on the wall is 02:00 UTC.
        clock.set(Instant.parse("2026-10-25T01:59:59Z"));
        assertThat(expire()).isZero();
        clock.set(Instant.parse("2026-10-25T02:00:00Z"));
        assertThat(expire()).isEqualTo(1);
    }

    @Test
    void leaveInHandWhoIsAtACounterWhenTheDayEnds() {
        branchAt("Africa/Dakar", "00:00", "2026-11-23T23:00:00Z");
        Ticket ticket = take();
        called();
        later(Duration.ofMinutes(119));
        assertThat(expire()).isZero();
        assertThat(endForgotten()).isZero();
        assertThat(state(ticket)).isEqualTo(TicketState.CALLED);
        assertThat(isOver()).isFalse();
    }

    private int endForgotten() {
        return branch.in(
                () -> limits.days().stream().mapToInt(limits::endForgotten).sum());
    }

    private boolean isOver() {
        return branch.in(() -> limits.isOver(limits.days().getFirst()));
    }

    @Test
    void endAServiceThatWasForgottenOverTheEndOfTheDay() {
        branchAt("Africa/Dakar", "00:00", "2026-11-23T23:00:00Z");
        Ticket ticket = take();
        served(agent);
        later(Duration.ofMinutes(121));
        assertThat(endForgotten()).isEqualTo(1);
        assertThat(state(ticket)).isEqualTo(TicketState.EXPIRED);
        assertThat(branch.read(String.class, "select outcome from leg")).containsExactly("forgotten");
        assertThat(branch.read(
                        String.class, "select actor_type || ' ' || reason from ticket_event where type = 'expired'"))
                .containsExactly("system forgotten");
        assertThat(branch.read(Boolean.class, "select was_served from leg")).containsExactly(false);
        assertThat(isOver()).isTrue();
        assertThat(branch.in(() -> tickets.inHandOf(agent))).isEmpty();
    }

    @Test
    void leaveAServiceThatIsExpectedToTakeLong() {
        branchAt("Africa/Dakar", "00:00", "2026-11-23T22:00:00Z");
        branch.write("update service set expected_minutes = 60");
        take();
        served(agent);
        later(Duration.ofMinutes(239));
        assertThat(endForgotten()).isZero();
        later(Duration.ofMinutes(2));
        assertThat(endForgotten()).isEqualTo(1);
    }

    @Test
    void endWithTheDayWhatADismissedAgentHadInHand() {
        branchAt("Africa/Dakar", "00:00", "2026-11-23T23:59:00Z");
        Ticket ticket = take();
        served(agent);
        branch.tenant.admin().delete("agents/" + agent).is(200);
        assertThat(endForgotten()).isZero();
        later(Duration.ofMinutes(2));
        assertThat(endForgotten()).isEqualTo(1);
        assertThat(state(ticket)).isEqualTo(TicketState.EXPIRED);
    }

    @Test
    void endWhatWasForgottenWhereTicketsAreKeptOvernightToo() {
        branch.keepsTicketsOvernight();
        take();
        served(agent);
        later(Duration.ofHours(16));
        assertThat(expire()).isZero();
        assertThat(endForgotten()).isEqualTo(1);
    }

    @Test
    void reachEveryTicketThoughOneFailsEachTime() throws SQLException {
        branch.write("update queue set called_seconds = 60");
        Ticket failing = take();
        called();
        StaffId other = branch.agentServing(queue).staffId();
        Ticket next = take();
        callNext(other);
        later(Duration.ofSeconds(61));
        refusing(failing, () -> {
            assertThat(branch.in(limits::missCalls)).isEqualTo(1);
            assertThat(branch.in(limits::missCalls)).isZero();
        });
        assertThat(state(next)).isEqualTo(TicketState.MISSED);
        assertThat(state(failing)).isEqualTo(TicketState.CALLED);
        assertThat(branch.in(limits::missCalls)).isEqualTo(1);
    }

    /** The database refuses meanwhile whatever is written of this ticket's history. */
    private static void refusing(Ticket ticket, Runnable meanwhile) throws SQLException {
        try (var owner = TestDatabase.owner().connect();
                var statement = owner.createStatement()) {
            statement.execute("create function refuse() returns trigger language plpgsql as"
                    + " $$ begin raise exception 'refused'; end $$");
            statement.execute("create trigger refuse before insert on ticket_event for each row when (new.visit_id = '"
                    + ticket.id() + "') execute function refuse()");
            try {
                meanwhile.run();
            } finally {
                statement.execute("drop function refuse() cascade");
            }
        }
    }

    @Test
    void keepTheRankOvernightWhereTheSiteSaysSo() {
        branch.keepsTicketsOvernight();
        Ticket ticket = take();
        later(Duration.ofHours(20));
        assertThat(expire()).isZero();
        Ticket ofToday = take();
        assertThat(called().id()).isEqualTo(ticket.id());
        assertThat(state(ofToday)).isEqualTo(TicketState.WAITING);
    }

    @Test
    void keepNobodysRankForMoreThanAMonth() {
        branch.keepsTicketsOvernight();
        Ticket ticket = take();
        later(Duration.ofDays(30));
        assertThat(expire()).isZero();
        later(Duration.ofDays(1));
        assertThat(expire()).isEqualTo(1);
        assertThat(state(ticket)).isEqualTo(TicketState.EXPIRED);
    }
}
