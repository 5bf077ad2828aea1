package io.smartqueue.live.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.live.SecondServer;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A flood of streams from one address, person or organisation leaves places to the others. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharesOfStreamsTest {

    private static final Duration PATIENTLY = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CARRIER = "203.0.113.7";
    private static final String ELSEWHERE = "203.0.113.8";

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    final List<RawReader> open = new ArrayList<>();
    SecondServer server;
    Branch branch;
    QueueId queue;

    @BeforeAll
    void startAServerWithSmallShares() {
        server = SecondServer.start(
                "--smartqueue.live.most-streams=20",
                "--smartqueue.live.most-per-address=4",
                "--smartqueue.live.most-per-person=6",
                "--smartqueue.live.most-per-organisation=9");
    }

    @AfterAll
    void stopIt() {
        server.close();
    }

    @BeforeEach
    void openABranch() {
        branch = Branch.open(organisations, jdbc, transactions);
        queue = branch.queue("A");
    }

    @AfterEach
    void closeAll() throws Exception {
        for (RawReader reader : open) {
            reader.close();
        }
        open.clear();
        await().atMost(PATIENTLY).until(() -> server.connections() == 0);
    }

    @Test
    void ofAnAddressAreBoundedWhateverTicketsItHolds() throws Exception {
        double before = refused("address");
        for (int i = 0; i < 4; i++) {
            assertThat(followOwnTicket(CARRIER)).contains("200");
        }
        assertThat(followOwnTicket(CARRIER)).contains("503");
        assertThat(refused("address")).isEqualTo(before + 1);
        assertThat(followOwnTicket(ELSEWHERE)).contains("200");

        open.removeFirst().close();
        await().atMost(PATIENTLY).until(() -> server.connections() == 4);
        assertThat(followOwnTicket(CARRIER)).contains("200");
    }

    @Test
    void ofOneSubscribersManyAddressesAreCountedTogether() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(followOwnTicket("2001:db8:5:" + i + "::1")).contains("200");
        }
        assertThat(followOwnTicket("2001:db8:5:9::1")).contains("503");
        assertThat(followOwnTicket("2001:db8:6:9::1")).contains("200");
    }

    @Test
    void ofAPersonAreBoundedWhateverAddressesItComesFrom() throws Exception {
        Person agent = branch.agentServing(queue);
        double before = refused("person");
        for (int i = 0; i < 6; i++) {
            assertThat(follow(agent, "198.51.100." + i)).contains("200");
        }
        assertThat(follow(agent, "198.51.100.99")).contains("503");
        assertThat(refused("person")).isEqualTo(before + 1);
        assertThat(follow(branch.agentServing(queue), "198.51.100.99")).contains("200");
    }

    @Test
    void ofAnOrganisationLeavePlacesToTheOthers() throws Exception {
        double before = refused("organisation");
        for (int i = 0; i < 9; i++) {
            assertThat(followOwnTicket("198.51.100." + i)).contains("200");
        }
        assertThat(followOwnTicket("198.51.100.99")).contains("503");
        assertThat(refused("organisation")).isEqualTo(before + 1);

        openABranch();
        assertThat(followOwnTicket("198.51.100.99")).contains("200");
    }

    @Test
    void areRefusedInWordsAndWithATimeToComeBack() throws Exception {
        for (int i = 0; i < 4; i++) {
            followOwnTicket(CARRIER);
        }
        var refused = ask(branch.agentServing(queue), CARRIER);
        try (var body = refused.body()) {
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).contains("\"too_many_streams\"");
        }
    }

    private String followOwnTicket(String address) throws Exception {
        Person agent = branch.tenant.agent();
        String link = agent.post("tickets/", Map.of("queue_id", queue))
                .is(201)
                .json()
                .path("public_url")
                .asString();
        var guest = new Person(organisations, "", "", agent.home(), agent.staffId());
        return keep(RawReader.events(
                server.address(),
                guest,
                queue,
                "?ticket=" + link.substring(link.lastIndexOf('/') + 1),
                "X-Forwarded-For: " + address));
    }

    private String follow(Person person, String address) throws Exception {
        return keep(RawReader.events(server.address(), person, queue, "", "X-Forwarded-For: " + address));
    }

    private String keep(RawReader reader) {
        open.add(reader);
        return reader.status;
    }

    private HttpResponse<InputStream> ask(Person person, String address) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(server.address().resolve(person.home() + "queues/" + queue + "/events"))
                        .header("Authorization", "Bearer " + person.token())
                        .header("X-Forwarded-For", address)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private double refused(String limit) {
        return server.meters()
                .get("smartqueue.live.refused")
                .tag("limit", limit)
                .counter()
                .count();
    }
}
