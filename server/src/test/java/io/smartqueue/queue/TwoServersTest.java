package io.smartqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.ServerProcess;
import io.smartqueue.TestDatabase;
import io.smartqueue.queue.ticket.Tickets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two servers on one PostgreSQL, of which one is five seconds ahead and is killed in the middle. People act at random
 * at both, and everything adds up. It fails when a server joins people by what it remembers of a queue without
 * comparing the version, when a number is not taken from the row of its series, and when the instants of a group are
 * not in the order of its numbers.
 */
@Tag("process")
@DatabaseTest
class TwoServersTest {

    private static final int PEOPLE_AT_EACH = 8;
    private static final int ACTS_EACH = 120;
    private static final Duration LONG = Duration.ofMinutes(4);
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    @Autowired
    Tickets tickets;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private record Said(int status, JsonNode body) {

        boolean isSuccess() {
            return status / 100 == 2;
        }

        String id() {
            return body.path("id").asString();
        }
    }

    private interface Server {
        /** @throws IOException when it was killed */
        Said post(Person who, String path, Object body) throws IOException;
    }

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void addUpThoughTheClocksDifferAndOneIsKilled() throws Exception {
        long seed = Long.getLong("seed", 20_261_129L);
        System.out.println("seed " + seed + " (another one with -Dseed=)");
        Branch branch = Branch.open(organisations, jdbc, transactions);
        List<QueueId> lines =
                Stream.of("A", "A2", "B", "B2", "C").map(branch::queue).toList();
        QueueId gated = branch.queue("D");
        try (ServerProcess process = ServerProcess.start(
                        folder,
                        Map.of("DATABASE_URL", TestDatabase.url(), "SMARTQUEUE_DEMO", "false"),
                        "io.smartqueue.queue.ServerAhead");
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Server here = (who, path, body) -> {
                Answer answer = who.post(path, body);
                return new Said(answer.status(), answer.json());
            };
            Server ahead = (who, path, body) -> {
                var answer = process.send("POST", who.home() + path, who.token(), body);
                return new Said(answer.statusCode(), JSON.readTree(answer.body()));
            };
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < PEOPLE_AT_EACH; i++) {
                for (Server server : List.of(here, ahead)) {
                    Person agent = branch.agentServing(lines.toArray(QueueId[]::new));
                    Random random = new Random(seed + running.size());
                    running.add(people.submit(() -> live(server, agent, lines, random)));
                }
            }
            for (int i = 0; i < 10; i++) {
                openAndClose(branch.tenant.manager(), here, ahead, gated);
                openAndClose(branch.tenant.manager(), ahead, here, gated);
            }
            Await.until(LONG, acknowledged::size, taken -> taken > PEOPLE_AT_EACH * ACTS_EACH / 4 || isOver(running));
            process.killHard();
            for (Future<?> one : running) {
                one.get(LONG.toSeconds(), TimeUnit.SECONDS);
            }
        }
        check(branch);
    }

    private static boolean isOver(List<Future<?>> running) {
        return running.stream().allMatch(Future::isDone);
    }

    /** Half of the acts are tickets taken, so that many of them share a transaction. */
    private Void live(Server server, Person me, List<QueueId> lines, Random random) {
        try {
            for (int n = 0; n < ACTS_EACH; n++) {
                if (random.nextBoolean()) {
                    take(server, me, lines.get(random.nextInt(lines.size())));
                } else {
                    serve(server, me, random.nextInt(4));
                }
            }
        } catch (IOException killed) {
            System.out.println(me.email() + " gets no answer any more");
        }
        return null;
    }

    private Said take(Server server, Person me, QueueId line) throws IOException {
        asked.incrementAndGet();
        Said said = server.post(me, "tickets/", Map.of("queue_id", line.toString()));
        assertThat(said.status).as("%s", said.body).isIn(201, 409, 503);
        if (said.isSuccess()) {
            acknowledged.add(said.id());
        }
        return said;
    }

    private static void serve(Server server, Person me, int end) throws IOException {
        Said called = act(server, me, "agents/me/call-next/");
        if (!called.isSuccess()) {
            return;
        }
        String ticket = "tickets/" + called.id();
        switch (end) {
            case 0 -> act(server, me, ticket + "/missed/");
            case 1 -> act(server, me, ticket + "/no-show/");
            default -> {
                act(server, me, ticket + "/start/");
                act(server, me, ticket + "/close/");
            }
        }
    }

    private static Said act(Server server, Person me, String path) throws IOException {
        Said said = server.post(me, path, "{}");
        assertThat(said.status).as("%s: %s", path, said.body).isIn(200, 404, 409, 503);
        return said;
    }

    /** What one server was told holds at the other at once. */
    private void openAndClose(Person manager, Server one, Server other, QueueId queue) throws IOException {
        for (String status : List.of("paused", "active")) {
            Said changed = one.post(manager, "queues/" + queue + "/status/", Map.of("status", status));
            assertThat(changed.status).as("%s", changed.body).isEqualTo(200);
            for (Server either : List.of(one, other)) {
                assertThat(take(either, manager, queue).status)
                        .as(status)
                        .isEqualTo(status.equals("active") ? 201 : 409);
            }
        }
    }

    private void check(Branch branch) {
        Invariants.all()
                .forEach((what, broken) ->
                        assertThat(branch.read(String.class, broken)).as(what).isEmpty());
        List<String> visits = branch.read(String.class, "select id::text from visit");
        assertThat(visits).containsAll(acknowledged).hasSizeBetween(acknowledged.size(), asked.get());
        assertThat(branch.read(
                        Long.class,
                        "select count(*) from ticket_event where type = 'created' group by tx having count(*) > 1"))
                .as("tickets taken together")
                .isNotEmpty();
        Invariants.positions(branch, tickets);
    }
}
