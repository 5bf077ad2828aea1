package io.smartqueue;

import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SentMessage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole story: a ticket is taken, the phone rings, the agent calls, the phone rings again, and it is closed. */
@SandboxTest
class CustomerJourneyTest {

    private static final String PHONE = "+221770000042";

    @Autowired
    Organisations organisations;

    private TestTenant bank;
    private String queue = "";

    @Test
    void takenToldCalledToldAgainSeenLiveAndClosed() throws Exception {
        try (LiveEvents live = watchTheQueue()) {
            Answer ticket = awaTakesATicket();
            herPhoneSays(1, "Awa N'Diaye, votre ticket " + ticket.text("number") + " est pris pour Retrait.");
            itIsDelivered(ticket, "ticket_created");

            fatouCallsTheNext(ticket);
            herPhoneSays(2, "Awa N'Diaye, c'est à vous : ticket " + ticket.text("number") + ", Guichet 3, avec Fatou.");
            itIsDelivered(ticket, "ticket_called");

            fatouServesAndCloses(ticket);
            everybodySaw(live, "ticket.created", "ticket.called", "ticket.started", "ticket.completed");
            theHistoryTells(ticket, "created", "called", "started", "completed");
        }
    }

    @BeforeEach
    void theBankOpens() {
        bank = organisations.open();
        Person admin = bank.admin();
        String site = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        String service = admin.post("services/", Map.of("name", "Retrait", "code", "A", "expected_minutes", 5))
                .is(201)
                .id();
        queue = admin.post(
                        "queues/", Map.of("name", "Retrait", "site_id", site, "service_id", service, "capacity", 100))
                .is(201)
                .id();
        String counter = admin.post("counters/", Map.of("name", "Guichet 3", "site_id", site, "queues", List.of(queue)))
                .is(201)
                .id();
        bank.agent()
                .post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                .is(200);
        template("ticket_created", "{{customer_name}}, votre ticket {{ticket_number}} est pris pour {{service_name}}.");
        template(
                "ticket_called",
                "{{customer_name}}, c'est à vous : ticket {{ticket_number}}, {{counter_name}}, avec {{agent_name}}.");
    }

    private void template(String event, String body) {
        bank.admin()
                .post(
                        "/api/v1/admin/notification-templates/",
                        Map.of("tenant", bank.slug(), "name", event, "channel", "sms", "event", event, "body", body))
                .is(201);
    }

    private Answer awaTakesATicket() {
        String customer = bank.agent()
                .post(
                        "customers/",
                        Map.of(
                                "first_name",
                                "Awa",
                                "last_name",
                                "N'Diaye",
                                "phone",
                                "77 000 00 42",
                                "notify_sms",
                                true))
                .is(201)
                .id();
        Answer ticket = bank.agent()
                .post("tickets/", Map.of("queue_id", queue, "customer_id", customer, "priority", "normal"))
                .is(201);
        assertThat(ticket.text("number")).isEqualTo("A001");
        assertThat(ticket.text("status")).isEqualTo("waiting");
        assertThat(ticket.json().path("position").asInt()).isEqualTo(1);
        assertThat(ticket.json().path("eta").path("high_minutes").asInt()).isPositive();
        return ticket;
    }

    private static void herPhoneSays(int count, String words) {
        List<SentMessage> messages =
                Await.until(Duration.ofSeconds(60), () -> sentTo(PHONE), sent -> sent.size() >= count);
        assertThat(messages).hasSize(count);
        assertThat(messages.getLast().body()).isEqualTo(words);
    }

    private void itIsDelivered(Answer ticket, String event) {
        Await.until(
                Duration.ofSeconds(60),
                () -> bank.manager()
                        .get("/api/v1/admin/notifications/?ticket=" + ticket.id())
                        .is(200),
                list -> list.json()
                        .path("results")
                        .valueStream()
                        .anyMatch(one -> one.path("event").asString().equals(event)
                                && one.path("status").asString().equals("delivered")
                                && one.path("provider_id").asString().startsWith("SM")));
    }

    private void fatouCallsTheNext(Answer ticket) {
        Answer called = bank.agent().post("agents/me/call-next/").is(200);
        assertThat(called.id()).isEqualTo(ticket.id());
        assertThat(called.text("status")).isEqualTo("called");
        bank.agent().post("agents/me/call-next/").refused(409, "agent_busy");
    }

    private void fatouServesAndCloses(Answer ticket) {
        bank.agent().post("tickets/" + ticket.id() + "/start/").is(200);
        Answer closed = bank.agent()
                .post("tickets/" + ticket.id() + "/close/", Map.of("outcome", "done"))
                .is(200);
        assertThat(closed.text("status")).isEqualTo("completed");
        bank.agent().post("agents/me/call-next/").refused(404, "queue_empty");
    }

    private void theHistoryTells(Answer ticket, String... types) {
        Answer history =
                bank.manager().get("tickets/" + ticket.id() + "/events/").is(200);
        assertThat(history.json()
                        .path("results")
                        .valueStream()
                        .map(event -> event.path("type").asString()))
                .containsExactly(types);
    }

    private static void everybodySaw(LiveEvents live, String... names) {
        List<String> seen = Await.until(Duration.ofSeconds(60), live::names, events -> events.size() >= names.length);
        assertThat(seen).containsExactly(names);
    }

    private LiveEvents watchTheQueue() throws Exception {
        return new LiveEvents(
                bank.manager(),
                organisations.address() + "/api/v1/tenants/" + bank.slug() + "/queues/" + queue + "/events");
    }

    /** A screen on the wall, as far as the network goes. */
    private static final class LiveEvents implements AutoCloseable {

        private final List<String> names = new CopyOnWriteArrayList<>();
        private final HttpClient http = HttpClient.newHttpClient();

        LiveEvents(Person watcher, String address) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .header("Authorization", "Bearer " + watcher.token())
                    .header("Accept", "text/event-stream")
                    .build();
            var response = http.send(request, BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)).lines();
            Thread.ofVirtual().start(() -> {
                try {
                    lines.filter(line -> line.startsWith("event:"))
                            .forEach(line ->
                                    names.add(line.substring("event:".length()).strip()));
                } catch (RuntimeException closed) {
                    // the day is over
                }
            });
        }

        List<String> names() {
            return names;
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }
}
