package io.smartqueue.watch.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.Logged;
import io.smartqueue.MissingTable;
import io.smartqueue.TestTenant;
import io.smartqueue.opinion.OpinionGiven;
import io.smartqueue.opinion.Question;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.stats.Staffing;
import io.smartqueue.tenant.Suspensions;
import io.smartqueue.tenant.Tenants;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** An alert is raised once when something is not as it should be, and ends by itself when it is again. */
class RaisedAlertsTest extends AlertScenario {

    @Autowired
    DueAlerts due;

    @Autowired
    Tenants tenants;

    @Autowired
    Suspensions suspensions;

    @Autowired
    Staffing staffing;

    @Autowired
    Raising raising;

    @Autowired
    ApplicationEventPublisher events;

    /** Counters enough, so that only what a test brings about is amiss. */
    private UUID seat() {
        return branch.seat(branch.tenant.agent().staffId(), queue);
    }

    @Test
    void whenSomebodyWaitsLongerThanPromised() {
        seat();
        waits(9);
        look();
        assertThat(open()).isEmpty();
        assertThat(due.reasons()).doesNotContainKey(tenant);
        branch.write("update leg set joined_at = joined_at - interval '5 minutes'");
        assertThat(due.reasons()).containsKey(tenant);
        look();
        look();
        assertThat(kinds("")).containsExactly("wait_beyond_promise");
        var alert = first("");
        assertThat(alert.text("results.0.value")).isEqualTo("14");
        assertThat(alert.text("results.0.threshold")).isEqualTo("10");
        assertThat(alert.text("results.0.subject.id")).isEqualTo(queue.toString());
        assertThat(alert.text("results.0.subject.site.name")).isEqualTo("Plateau");
        branch.write("update leg set joined_at = joined_at - interval '1 minute'");
        look();
        assertThat(first("").text("results.0.value")).isEqualTo("15");
        branch.write("update leg set state = 'expired'");
        look();
        assertThat(open()).isEmpty();
        assertThat(kinds("?open=false")).containsExactly("wait_beyond_promise");
        assertThat(due.reasons()).doesNotContainKey(tenant);
    }

    @Test
    void whenCountersAreMissingAtTwoLooksUntilTheyAreNotAtTwo() {
        var server = new AlertWatch(due, tenants, suspensions, staffing, raising);
        waits(1);
        look(server);
        assertThat(open()).isEmpty();
        look(server);
        look(server);
        assertThat(kinds("")).containsExactly("counters_missing");
        assertThat(first("").text("results.0.value")).isEqualTo("0");
        assertThat(first("").text("results.0.threshold")).isEqualTo("1");
        // Another server, which sees it for the first time, ends nothing.
        look(new AlertWatch(due, tenants, suspensions, staffing, raising));
        assertThat(open()).containsExactly("counters_missing");
        UUID counter = seat();
        look(server);
        assertThat(open()).as("not missed for long").containsExactly("counters_missing");
        branch.write("update counter_session set closed_at = now() where counter_id = ?", counter);
        look(server);
        branch.write("update counter_session set closed_at = null where counter_id = ?", counter);
        look(server);
        assertThat(kinds("")).as("the same").containsExactly("counters_missing");
        assertThat(open()).containsExactly("counters_missing");
        look(server);
        assertThat(open()).isEmpty();
    }

    @Test
    void neverOfASuspendedOrganisation() {
        seat();
        waits(9);
        branch.write("update leg set joined_at = joined_at - interval '5 minutes'");
        suspensions.change(tenant, true);
        var server = new AlertWatch(due, tenants, suspensions, staffing, raising);
        server.look();
        assertThat(branch.read(Integer.class, "select 1 from alert")).isEmpty();

        suspensions.change(tenant, false);
        server.look();
        assertThat(open()).containsExactly("wait_beyond_promise");
    }

    @Test
    void whenACounterPausesForLong() {
        UUID counter = seat();
        branch.write("update counter_session set opened_at = now() - interval '3 hours'");
        branch.tenant
                .agent()
                .post("agents/me/", Map.of("counter_id", counter, "status", "paused", "reason", "Pause"))
                .is(200);
        look();
        assertThat(open()).as("a pause that begins now").isEmpty();
        branch.write("update counter_session set pauses = array[pauses[1] - interval '16 minutes']");
        look();
        assertThat(open()).containsExactly("counter_paused");
        branch.tenant
                .agent()
                .post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                .is(200);
        look();
        assertThat(open()).isEmpty();
    }

    @Test
    void whenAScreenIsSilentWhileItsSiteIsOpen() {
        branch.write(
                "insert into device (id, tenant_id, site_id, kind, name, languages, voice, created_at, paired_at,"
                        + " last_seen_at) values (gen_random_uuid(), current_tenant(), ?, 'display', 'Hall', '{fr}',"
                        + " true, now(), now(), now() - interval '6 minutes')",
                branch.site);
        look();
        assertThat(open()).containsExactly("screen_silent");
        assertThat(first("").text("results.0.subject.name")).isEqualTo("Hall");
        branch.opens(List.of(), List.of(Map.of("day", clock.instant().toString().substring(0, 10))))
                .is(200);
        look();
        assertThat(open()).as("of a site that is closed").isEmpty();
    }

    @Test
    void whenTheBudgetIsNearlySpentAndThenWhenItIs() {
        YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        branch.write("insert into budget (tenant_id, month, hard, currency, excepted_events)"
                + " values (current_tenant(), 'default', 200, 'XOF', '{}')");
        branch.write(
                "insert into budget_use (tenant_id, month, currency, spent) values (current_tenant(), ?, 'XOF', 170)",
                month.atDay(1));
        look();
        assertThat(open()).containsExactly("budget_nearly_spent");
        assertThat(first("").text("results.0.value")).isEqualTo("85");
        rule("budget_spent", Map.of("threshold", 100, "tell", "+221771234567"));
        branch.write("update budget_use set spent = 200");
        look();
        assertThat(open()).containsExactly("budget_spent");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(branch.read(String.class, "select error_code from notification"))
                        .as("an SMS that the budget does not stop; here no provider would take it")
                        .containsExactly("channel_off"));
    }

    @Test
    void whileTheProviderRefusesWhatLeavesFromItsSender() {
        branch.write("insert into sender (id, channel, address, account, tenant_id, configured_rate, parked_since,"
                + " parked_code, parked_message, probe_at) values (gen_random_uuid(), 'sms', '+221770000000',"
                + " current_tenant()::text, current_tenant(), 1, now() - interval '3 minutes', '30002', 'suspended',"
                + " now())");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            look();
            assertThat(open()).containsExactly("sender_parked");
        });
        assertThat(first("").text("results.0.subject.name")).isEqualTo("+221770000000");
        assertThat(manager.get("watch/").is(200).text("senders.0.message")).isEqualTo("suspended");
        branch.write("update sender set parked_since = null, parked_code = null, parked_message = null, probe_at = null"
                + " where tenant_id = current_tenant()");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            look();
            assertThat(open()).isEmpty();
        });
    }

    @Test
    void whenSomebodyGivesABadRatingUntilADayHasPassed() {
        var ticket = take(queue);
        branch.write("update leg set state = 'completed', ended_at = now()");
        give(ticket.id(), Question.RATING, 3);
        assertThat(open()).isEmpty();
        give(ticket.id(), Question.RECOMMENDATION, 4);
        assertThat(open()).containsExactly("bad_opinion");
        assertThat(first("").text("results.0.subject.name")).isEqualTo(ticket.number());
        look();
        assertThat(open()).containsExactly("bad_opinion");
        branch.write("insert into alert (id, tenant_id, kind, subject_id, subject, value, threshold, since)"
                + " values (gen_random_uuid(), current_tenant(), 'bad_opinion', 'A', 'A002', 1, 2,"
                + " now() - interval '25 hours')");
        assertThat(due.reasons()).containsKey(tenant);
        look();
        assertThat(open()).hasSize(1);
    }

    private void give(TicketId visit, Question question, int score) {
        branch.in(() -> {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> events.publishEvent(new OpinionGiven(
                            tenant, visit, question, score, branch.site, UUID.randomUUID(), null, clock.instant())));
            return true;
        });
    }

    @Test
    void asTheRulesOfTheSiteSayOrElseThoseOfTheOrganisation() {
        seat();
        waits(14);
        rule("wait_beyond_promise", Map.of("threshold", 10));
        look();
        assertThat(open()).isEmpty();
        rule("wait_beyond_promise", Map.of("threshold", 3, "site_id", branch.site));
        look();
        assertThat(open()).containsExactly("wait_beyond_promise");
        rule("wait_beyond_promise", Map.of("threshold", 3, "site_id", branch.site, "is_active", false));
        look();
        assertThat(open()).isEmpty();
        assertThat(due.reasons()).doesNotContainKey(tenant);
    }

    @Test
    void andWhoIsOnDutyIsToldOnceInHalfAnHourHoweverOftenItComesBack() {
        seat();
        rule("wait_beyond_promise", Map.of("threshold", 0, "tell", "duty@example.com"));
        for (int times = 1; times <= 3; times++) {
            waits(14);
            look();
            look();
            branch.write("update leg set state = 'expired'");
            look();
            clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        }
        assertThat(kinds("")).hasSize(3);
        var told = manager.get("/api/v1/admin/notifications/?recipient=duty@example.com&tenant=" + branch.tenant.slug())
                .is(200);
        assertThat(told.json().path("count").asInt()).isEqualTo(1);
        assertThat(told.text("results.0.channel")).isEqualTo("email");
        assertThat(told.text("results.0.body")).contains("Queue A", "14 minutes");
    }

    @Test
    void onceTheDatabaseIsBack() throws Exception {
        seat();
        waits(14);
        try (var log = Logged.by("io.smartqueue.watch.look.AlertWatch");
                var away = MissingTable.named("alert")) {
            watch.look();
            await().atMost(Duration.ofSeconds(10)).until(log::anything);
        }
        watch.look();
        assertThat(open()).containsExactly("wait_beyond_promise");
    }

    @Test
    void andEndNoEarlierThanTheyBeganWhenTheClockIsSetBack() {
        seat();
        waits(14);
        look();
        var since = clock.instant();
        clock.set(since.minus(Duration.ofHours(1)));
        look();
        assertThat(open()).isEmpty();
        assertThat(first("").text("results.0.until")).isEqualTo(since.toString());
    }

    @Test
    void byTheWatchItselfOnlyWhereThereMayBeNews() {
        TestTenant calm = organisations.open();
        seat();
        waits(14);
        watch.look();
        assertThat(open()).containsExactly("wait_beyond_promise");
        assertThat(due.reasons())
                .containsKey(tenant)
                .doesNotContainKey(calm.tenant().id());
    }
}
