package io.smartqueue.retention;

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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** An organisation whose customers leave name, phone, a note, a reason and a message. */
abstract class RetentionScenario extends ClockScenario {

    static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path folder;

    @Autowired
    RetentionRun retention;

    @Autowired
    Backups backups;

    final String name = "Ndeye " + letters();
    final String phone = "+22177" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    QueueId queue;
    Person admin;
    Person agent;

    @BeforeEach
    void openThatDay() {
        clock.set(DAY);
        branch = branchIn("Africa/Dakar", "00:00");
        queue = branch.queue("A");
        admin = branch.tenant.admin();
        agent = branch.agentServing(queue);
        branch.tenant.tells("sms", "ticket_created", "Votre mot {{customer_name}} {{ticket_number}}");
    }

    /** @return the last part of its public address */
    String visit() {
        var ticket = admin.post(
                        "tickets/", Map.of("queue_id", queue.value(), "customer_name", name, "customer_phone", phone))
                .is(201);
        agent.post("tickets/" + ticket.id() + "/notes/", Map.of("text", "Note " + name))
                .is(201);
        serve();
        return ticket.text("public_url").replaceFirst(".*/", "");
    }

    /** Called after five minutes, for fifteen. */
    void serve() {
        later(Duration.ofMinutes(5));
        String id = agent.post("agents/me/call-next/", Map.of()).is(200).id();
        agent.post("tickets/" + id + "/start/", Map.of()).is(200);
        agent.post("tickets/" + id + "/hold/", Map.of("reason", "Raison " + name))
                .is(200);
        agent.post("tickets/" + id + "/resume/", Map.of()).is(200);
        later(Duration.ofMinutes(15));
        agent.post("tickets/" + id + "/close/", Map.of()).is(200);
    }

    void keep(int visits, int messages, int events) {
        admin.put("retention/", days(visits, messages, events)).is(200);
    }

    static Map<String, Integer> days(int visits, int messages, int events) {
        return Map.of("visits_days", visits, "messages_days", messages, "events_days", events);
    }

    void after(Duration time) throws Exception {
        clock.set(DAY.plus(time));
        retention.run(branch.tenant.tenant());
    }

    String dump() throws Exception {
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
