package io.smartqueue.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.kernel.Times;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an organisation no longer keeps is nowhere in a dump, and the figures of the day are as they were. */
class RetentionTest extends RetentionScenario {

    private static final String OPEN =
            "select 1 from invitation where tenant_id = current_tenant() and accepted_at is null";

    @Test
    void namesPhonesAndWordsOfOldVisitsAreNowhereInADump() throws Exception {
        keep(30, 30, 30);
        String token = visit();
        assertThat(dump()).contains(name, phone, "Note " + name, "Raison " + name, "Votre mot");

        after(Duration.ofDays(29));
        assertThat(dump()).contains(name, phone);

        after(Duration.ofDays(31));
        assertThat(dump()).doesNotContain(name, phone, phone.substring(1));
        organisations.nobody().get("/t/" + token).is(404);
    }

    @Test
    void theFiguresOfTheDayStay() throws Exception {
        keep(30, 30, 30);
        visit();
        // The service is learned soon after it ends.
        String before = Await.until(
                Duration.ofSeconds(30),
                this::figures,
                figures -> figures.contains("\"counters_needed_from\":\"both\""));

        after(Duration.ofDays(400));

        clock.set(DAY.plus(Duration.ofHours(1)));
        assertThat(figures()).isEqualTo(before).contains("\"served_today\":1");
    }

    @Test
    void eachOrganisationKeepsAsLongAsItChose() throws Exception {
        visit();
        assertThat(policy())
                .isEqualTo(Map.of("visits_days", 90, "messages_days", 90, "events_days", 365)
                        .toString());
        after(Duration.ofDays(89));
        assertThat(dump()).contains(name, phone);
        clock.set(DAY);
        keep(365, 3650, 30);
        after(Duration.ofDays(364));
        assertThat(dump()).contains("Note " + name, phone).doesNotContain("Raison " + name);
        after(Duration.ofDays(366));
        assertThat(dump()).doesNotContain("Note " + name).contains("Votre mot " + name, phone);
    }

    @Test
    void isChosenByAdministratorsWithinBounds() {
        branch.tenant.manager().put("retention/", days(30, 30, 30)).is(403);
        branch.tenant.manager().get("retention/").is(200);
        admin.put("retention/", days(29, 3651, 30)).rejects("visits_days:out_of_range", "messages_days:out_of_range");
        admin.put("retention/", Map.of("visits_days", 30)).rejects("messages_days:required", "events_days:required");
        admin.put("retention/", days(30, 3650, 100)).is(200);
        assertThat(admin.get("retention/").is(200).text("messages_days")).isEqualTo("3650");
    }

    @Test
    void deactivatedCustomersGoWithTheirLastVisit() throws Exception {
        keep(30, 30, 30);
        String customer = admin.post("customers/", Map.of("first_name", name, "phone", phone))
                .is(201)
                .id();
        String active =
                admin.post("customers/", Map.of("first_name", "Modou")).is(201).id();
        admin.post("tickets/", Map.of("queue_id", queue.value(), "customer_id", customer))
                .is(201);
        serve();
        admin.delete("customers/" + customer);

        // The database itself writes when a customer was created.
        clock.set(Instant.now().plus(Duration.ofDays(31)));
        retention.run(branch.tenant.tenant());

        clock.set(DAY);
        admin.get("customers/" + customer).is(404);
        admin.get("customers/" + active).is(200);
        assertThat(dump()).doesNotContain(name, phone);
    }

    @Test
    void tablesThatNobodyMadeAndLettersThatNobodyOpenedEndAndTimesAtCountersLast() throws Exception {
        keep(30, 30, 30);
        String body = "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ncustomers\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"dry_run\"\r\n\r\ntrue\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nfirst_name\n" + name + "\r\n--b--\r\n";
        String table = admin.send("POST", "imports/", body, "multipart/form-data; boundary=b")
                .is(202)
                .id();
        Await.until(
                Duration.ofSeconds(30),
                () -> admin.get("imports/" + table + "/").text("state"),
                "done"::equals);
        branch.write("""
                insert into presence_day (tenant_id, counter_id, day, agent_id, open, paused)
                select current_tenant(), id, date '2026-03-01', ?, array[32400, 36000], array[]::integer[] from counter
                """, agent.staffId().value());
        branch.write(
                """
                insert into invitation
                    (id, secret_hash, account_id, tenant_id, membership_id, created_at, letter, expires_at)
                select ?, ?, account_id, tenant_id, id, ?, 'sent', ? from membership where id = ?
                """,
                UUID.randomUUID(),
                name.getBytes(StandardCharsets.UTF_8),
                Times.sql(DAY),
                Times.sql(DAY.plus(Duration.ofDays(7))),
                agent.staffId().value());

        after(Duration.ofHours(23));
        clock.set(DAY);
        admin.get("imports/" + table + "/").is(200);
        after(Duration.ofHours(25));
        clock.set(DAY);
        admin.get("imports/" + table + "/").is(404);

        after(Duration.ofDays(36));
        assertThat(branch.read(Integer.class, OPEN)).isNotEmpty();
        after(Duration.ofDays(38));
        assertThat(branch.read(Integer.class, OPEN)).isEmpty();

        after(Duration.ofDays(398));
        assertThat(branch.read(Integer.class, "select 1 from presence_day")).isNotEmpty();
        after(Duration.ofDays(402));
        assertThat(branch.read(Integer.class, "select 1 from presence_day")).isEmpty();
    }

    private String policy() {
        var kept = admin.get("retention/").is(200);
        return Map.of(
                        "visits_days", kept.json().path("visits_days").asInt(),
                        "messages_days", kept.json().path("messages_days").asInt(),
                        "events_days", kept.json().path("events_days").asInt())
                .toString();
    }

    private String figures() {
        return admin.get("queues/" + queue.value() + "/stats/").is(200).body();
    }
}
