package io.smartqueue.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Person;
import io.smartqueue.postgres.backup.Backups;
import io.smartqueue.postgres.backup.Progress;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.queue.QueueId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What an organisation no longer keeps is nowhere in a dump, and the figures of the day are as they were. */
class RetentionTest extends ClockScenario {

    private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path folder;

    @Autowired
    RetentionRun retention;

    @Autowired
    Backups backups;

    private final String name = "Ndeye " + letters();
    private final String phone = "+22177" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    private QueueId queue;
    private Person admin;
    private Person agent;

    @BeforeEach
    void openThatDay() {
        clock.set(DAY);
        branch = branchIn("Africa/Dakar", "00:00");
        queue = branch.queue("A");
        admin = branch.tenant.admin();
        agent = branch.agentServing(queue);
        branch.tenant.tells("sms", "ticket_created", "Votre mot {{customer_name}} {{ticket_number}}");
    }

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
        String before = figures();

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
        retention.run();

        clock.set(DAY);
        admin.get("customers/" + customer).is(404);
        admin.get("customers/" + active).is(200);
        assertThat(dump()).doesNotContain(name, phone);
    }

    /** @return the last part of its public address */
    private String visit() {
        var ticket = admin.post(
                        "tickets/", Map.of("queue_id", queue.value(), "customer_name", name, "customer_phone", phone))
                .is(201);
        agent.post("tickets/" + ticket.id() + "/notes/", Map.of("text", "Note " + name))
                .is(201);
        serve();
        return ticket.text("public_url").replaceFirst(".*/", "");
    }

    private void serve() {
        clock.set(DAY.plus(Duration.ofMinutes(5)));
        String id = agent.post("agents/me/call-next/", Map.of()).is(200).id();
        agent.post("tickets/" + id + "/start/", Map.of()).is(200);
        agent.post("tickets/" + id + "/hold/", Map.of("reason", "Raison " + name))
                .is(200);
        agent.post("tickets/" + id + "/resume/", Map.of()).is(200);
        clock.set(DAY.plus(Duration.ofMinutes(20)));
        agent.post("tickets/" + id + "/close/", Map.of()).is(200);
    }

    private void keep(int visits, int messages, int events) {
        admin.put("retention/", days(visits, messages, events)).is(200);
    }

    private static Map<String, Integer> days(int visits, int messages, int events) {
        return Map.of("visits_days", visits, "messages_days", messages, "events_days", events);
    }

    private void after(Duration time) throws Exception {
        clock.set(DAY.plus(time));
        retention.run();
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

    private String dump() throws Exception {
        Path file = backups.make(Optional.of(folder), Progress.silent()).file();
        var all = new StringBuilder();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Files.delete(file);
        return all.toString();
    }

    /** A name has no digits. */
    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "x");
    }
}
