package io.smartqueue.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Person;
import io.smartqueue.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Figures are those that a second program computes from the exported lines, before and after days are kept. */
class ReportsFromLinesTest extends ReportScenario {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<String> GROUPINGS = List.of(
            "hour",
            "day",
            "week",
            "month",
            "weekday",
            "site",
            "service",
            "queue",
            "counter",
            "agent",
            "entry",
            "priority");

    @Test
    void figuresAreThoseOfTheLinesAcrossTheChangeOfClocksAndAfterDaysAreKept() {
        admin.patch("report-settings/", Map.of("agents_named", true)).is(200);
        live(60);
        clock.set(AFTER);
        var second = SecondProgram.of(
                manager.get("reports/legs/?" + DAYS, "Accept", "text/csv")
                        .is(200)
                        .body(),
                BERLIN,
                6);
        assertThat(second.legs()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(second.legs())
                .allSatisfy(leg -> assertThat(leg.get("service_day"))
                        .isEqualTo(
                                second.day(String.valueOf(leg.get("ended_at"))).toString()));
        compare(second);
        List<String> before = all();
        keepDays();
        assertThat(report(manager, "waits/?" + DAYS).text("complete_until")).endsWith("T00:00:00Z");
        assertThat(lists()).isNotEmpty();
        compare(second);
        assertThat(all()).isEqualTo(before);
        keep();
        assertThat(branch.read(String.class, "select distinct day || ' ' || last_day from passage_day"))
                .as("one list of a queue for the month")
                .containsExactly("2026-10-01 2026-10-31");
        compare(second);
        assertThat(all()).isEqualTo(before);
    }

    private void compare(SecondProgram second) {
        for (String by : GROUPINGS) {
            Map<String, String> waits = new TreeMap<>();
            second.groups(by, "ended_at")
                    .forEach((key, legs) -> waits.put(
                            key,
                            legs.size() + ","
                                    + SecondProgram.spread(legs, "wait_seconds") + ","
                                    + SecondProgram.spread(legs, "walk_seconds") + ","
                                    + SecondProgram.count(legs, leg -> is(leg, "status", "no_show")) + ","
                                    + SecondProgram.count(legs, leg -> is(leg, "status", "cancelled")) + ","
                                    + SecondProgram.count(legs, leg -> is(leg, "status", "expired"))));
            assertThat(rows("waits", by)).as("waits by " + by).isEqualTo(waits);
            Map<String, String> services = new TreeMap<>();
            second.groups(by, "ended_at").forEach((key, legs) -> {
                var served = legs.stream()
                        .filter(leg -> is(leg, "is_served", "true"))
                        .toList();
                services.put(
                        key,
                        SecondProgram.spread(served, "service_seconds") + ","
                                + SecondProgram.count(legs, leg -> is(leg, "status", "completed")) + ","
                                + SecondProgram.count(legs, leg -> is(leg, "status", "transferred")) + ","
                                + served.stream()
                                        .mapToLong(leg -> Long.parseLong(leg.get("service_seconds")))
                                        .sum());
            });
            assertThat(rows("services", by)).as("services by " + by).isEqualTo(services);
            Map<String, String> arrivals = new TreeMap<>();
            second.groups(by, "joined_at").forEach((key, legs) -> arrivals.put(key, Integer.toString(legs.size())));
            Map<String, String> counted = new TreeMap<>();
            rows("arrivals", by).forEach((key, row) -> counted.put(key, row.replaceFirst(",.*", "")));
            assertThat(counted).as("arrivals by " + by).isEqualTo(arrivals);
        }
    }

    private static boolean is(Map<String, String> leg, String column, String value) {
        return value.equals(leg.get(column));
    }

    /** The figures of each row by what it is about: the name of a place, else all its first cells. */
    private Map<String, String> rows(String kind, String by) {
        JsonNode report =
                report(manager, kind + "/?" + DAYS + "&by=" + by).is(200).json();
        Map<String, String> rows = new TreeMap<>();
        String first = report.path("columns").get(0).path("unit").asString();
        int keys = first.equals("weekday") || first.equals("id") ? 2 : 1;
        report.path("rows").forEach(row -> {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.isNull() ? "null" : cell.asString()));
            String key =
                    first.equals("id") ? cells.get(1).replace("null", "") : String.join(",", cells.subList(0, keys));
            rows.put(key, String.join(",", cells.subList(keys, cells.size())));
        });
        return rows;
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        for (String kind : List.of("waits", "services", "people", "counters", "arrivals")) {
            all.add(figures(report(manager, kind + "/?from=2026-10-26&to=2026-10-28&compare=true")));
        }
        return all;
    }

    /** The night to 25 October is an hour longer: what ends at a quarter to six belongs to the day before. */
    @Test
    void aServiceDayEndsAtSixOnTheWallHoweverLongTheNightWas() {
        for (String end : List.of("2026-10-25T04:45:00Z", "2026-10-25T05:15:00Z")) {
            clock.set(Instant.parse(end).minusSeconds(600));
            String id = ticket(a);
            fatou.post("tickets/" + id + "/call/", Map.of("reason", "test")).is(200);
            fatou.post("tickets/" + id + "/start/").is(200);
            later(Duration.ofSeconds(600));
            fatou.post("tickets/" + id + "/close/").is(200);
        }
        clock.set(AFTER);
        assertThat(rows("services", "day").keySet()).containsExactly("2026-10-24", "2026-10-25");
        assertThat(rows("services", "hour").keySet()).containsExactly("5", "6");
        String before = figures(report(manager, "services/?by=day&" + DAYS));
        keep();
        assertThat(figures(report(manager, "services/?by=day&" + DAYS))).isEqualTo(before);
        admin.patch("sites/" + branch.site, Map.of("zone", "Africa/Dakar", "day_starts_at", "05:00"))
                .is(200);
        assertThat(rows("services", "day").keySet())
                .as("past days are cut anew")
                .containsExactly("2026-10-24", "2026-10-25");
        assertThat(rows("services", "hour").keySet()).containsExactly("4", "5");
    }

    @Test
    void timeAtACounterIsOpenPausedServingOrIdle() {
        fatou.post("agents/me/", Map.of("status", "closed")).is(200);
        clock.set(Instant.parse("2026-10-26T09:00:00Z"));
        sit(fatou, branch.counter(a));
        String id = ticket(a);
        fatou.post("agents/me/call-next/").is(200);
        later(Duration.ofMinutes(1));
        fatou.post("tickets/" + id + "/start/").is(200);
        later(Duration.ofMinutes(9));
        fatou.post("tickets/" + id + "/close/").is(200);
        pause(fatou, true);
        later(Duration.ofMinutes(55));
        pause(fatou, false);
        later(Duration.ofMinutes(35));
        fatou.post("agents/me/", Map.of("status", "closed")).is(200);
        clock.set(AFTER);
        for (boolean kept : List.of(false, true)) {
            JsonNode people = report(fatou, "people/?by=hour&from=2026-10-26&to=2026-10-26")
                    .is(200)
                    .json();
            assertThat(people.path("rows").toString())
                    .as("kept: %s", kept)
                    .isEqualTo("[[10,1,540,540,540,1,60,60,60,0,3600,3000,60,540,0],"
                            + "[11,0,null,null,null,0,null,null,null,0,2400,300,0,0,2100]]");
            keep();
        }
    }

    @Test
    void twoServersKeepEachDayOnceAndGiveTheSame() throws Exception {
        live(20);
        clock.set(AFTER);
        List<String> before = all();
        try (var servers = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> server = () -> {
                keep();
                return true;
            };
            for (var one : servers.invokeAll(List.of(server, server))) {
                assertThat(one.get()).isTrue();
            }
        }
        keep();
        assertThat(all()).isEqualTo(before);
        String kept = lists();
        days.forget(branch.tenant.tenant().id());
        assertThat(report(manager, "waits/?" + DAYS)
                        .json()
                        .path("complete_until")
                        .isNull())
                .isTrue();
        assertThat(all()).isEqualTo(before);
        keep();
        assertThat(lists()).isEqualTo(kept);
    }

    /** A day and what moves on to the next are one transaction. */
    @Test
    void aServerThatIsKilledHasKeptNothingOfTheDay() {
        live(6);
        clock.set(AFTER);
        List<String> before = all();
        var killed = new TransactionTemplate(transactions);
        branch.in(() -> killed.execute(begun -> {
            assertThat(days.keepNext(branch.tenant.tenant().id())).isTrue();
            begun.setRollbackOnly();
            return true;
        }));
        assertThat(lists()).isEmpty();
        assertThat(all()).isEqualTo(before);
        keep();
        assertThat(lists()).isNotEmpty();
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void daysBeforeTheFirstPassageAreNotDaysOnWhichNobodyCame() {
        clock.set(Instant.parse("2026-10-26T09:00:00Z"));
        ticket(a);
        clock.set(AFTER);
        JsonNode monday = report(manager, "arrivals/?by=weekday&from=2026-10-01&to=2026-10-28")
                .is(200)
                .json()
                .path("rows")
                .path(0);
        assertThat(monday.path(9).asInt()).as("days").isEqualTo(1);
        assertThat(monday.path(10).asDouble()).as("arrivals a day").isEqualTo(1);
    }

    private String lists() {
        return String.join(
                "\n",
                branch.read(
                        String.class,
                        "select queue_id || ' ' || day || ' ' || encode(passages, 'hex') from passage_day order by 1"));
    }

    @Test
    void whoStillWaitsHasArrivedAndADayThatIsNotOverIsNotKept() {
        clock.set(Instant.now());
        Person awa = branch.tenant.hire(Role.MANAGER, "Awa");
        take(a);
        keep();
        LocalDate day = LocalDate.ofInstant(clock.instant().minus(Duration.ofHours(6)), BERLIN);
        JsonNode arrivals = report(awa, "arrivals/?by=day&from=" + day + "&to=" + day.plusDays(1))
                .is(200)
                .json();
        assertThat(arrivals.path("totals").toString()).startsWith("[1,0,0,0,0,0,1,");
    }
}
