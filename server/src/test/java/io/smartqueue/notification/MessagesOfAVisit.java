package io.smartqueue.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Await;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestSandbox;
import io.smartqueue.TestTenant;
import io.smartqueue.security.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** An organisation with one queue and an agent at its counter, and the messages about the tickets taken there. */
public final class MessagesOfAVisit {

    private static final AtomicInteger NUMBERS = new AtomicInteger(4000000);

    public final TestTenant bank;
    public final String site;
    public final String queue;

    private MessagesOfAVisit(TestTenant bank, String site, String queue) {
        this.bank = bank;
        this.site = site;
        this.queue = queue;
    }

    public static MessagesOfAVisit open(Organisations organisations) {
        TestTenant bank = organisations.open();
        String site =
                bank.admin().post("sites/", Map.of("name", "Plateau")).is(201).id();
        String service = bank.admin()
                .post("services/", Map.of("name", "Retrait", "code", "A", "expected_minutes", 5))
                .is(201)
                .id();
        String queue = bank.admin()
                .post("queues/", Map.of("name", "Retrait", "site_id", site, "service_id", service))
                .is(201)
                .id();
        var line = new MessagesOfAVisit(bank, site, queue);
        line.sit(bank.agent(), "Guichet 3");
        return line;
    }

    private void sit(Person agent, String name) {
        String counter = bank.admin()
                .post("counters/", Map.of("name", name, "site_id", site, "queues", List.of(queue)))
                .is(201)
                .id();
        agent.post("agents/me/", Map.of("counter_id", counter, "status", "available"))
                .is(200);
    }

    /** At a counter of their own. */
    public Person anotherAgent() {
        Person agent = bank.hire(Role.AGENT, "Fatou");
        sit(agent, "Guichet " + Organisations.unique());
        return agent;
    }

    public static String phone() {
        return "+22177" + NUMBERS.incrementAndGet();
    }

    public String take(String phone) {
        return bank.agent()
                .post("tickets/", Map.of("queue_id", queue, "customer_name", "Awa", "customer_phone", phone))
                .is(201)
                .id();
    }

    /** A registered customer who accepts SMS and WhatsApp, and has just written. */
    public String customer(String phone) {
        TestSandbox.hasWritten(phone);
        return customerWhoNeverWrote(phone);
    }

    public String customerWhoNeverWrote(String phone) {
        return bank.manager()
                .post(
                        "customers/",
                        Map.of("first_name", "Awa", "phone", phone, "notify_sms", true, "notify_whatsapp", true))
                .is(201)
                .id();
    }

    public String takeFor(String customer) {
        return bank.agent()
                .post("tickets/", Map.of("queue_id", queue, "customer_id", customer))
                .is(201)
                .id();
    }

    public String callNext() {
        return bank.agent().post("agents/me/call-next/").is(200).id();
    }

    public void act(String ticket, String act, Map<String, Object> body) {
        bank.manager().post("tickets/" + ticket + "/" + act + "/", body).is(200);
    }

    /** The messages about one event of a ticket, the newest first. */
    public List<JsonNode> about(String ticket, String event) {
        Answer list = bank.manager()
                .get("/api/v1/admin/notifications/?ticket=" + ticket)
                .is(200);
        return list.json()
                .path("results")
                .valueStream()
                .filter(one -> one.path("event").asString().equals(event))
                .toList();
    }

    public JsonNode awaitStatus(String ticket, String event, String status) {
        return Await.until(
                        Duration.ofSeconds(60),
                        () -> about(ticket, event),
                        found -> found.stream()
                                .anyMatch(one -> one.path("status").asString().equals(status)))
                .getFirst();
    }

    public JsonNode awaitStep(String ticket, String event, String step) {
        return Await.until(
                        Duration.ofSeconds(60),
                        () -> about(ticket, event),
                        found -> found.stream().anyMatch(one -> steps(one).contains(step)))
                .getFirst();
    }

    private JsonNode one(String id) {
        return bank.manager()
                .get("/api/v1/admin/notifications/" + id + "/")
                .is(200)
                .json();
    }

    public JsonNode awaitEnd(String id, String status, String code) {
        return Await.until(
                Duration.ofSeconds(60),
                () -> one(id),
                one -> one.path("status").asString().equals(status)
                        && one.path("error_code").asString("").equals(code));
    }

    public JsonNode awaitStepOf(String id, String step) {
        return Await.until(
                Duration.ofSeconds(60), () -> one(id), one -> steps(one).contains(step));
    }

    public static List<String> steps(JsonNode message) {
        return message.path("events")
                .valueStream()
                .map(step -> step.path("type").asString())
                .toList();
    }

    public static void assertEnds(JsonNode message, String status, String code) {
        assertThat(message.path("status").asString()).isEqualTo(status);
        assertThat(message.path("error_code").asString()).isEqualTo(code);
        JsonNode last = message.path("events").valueStream().toList().getLast();
        assertThat(last.path("type").asString()).isEqualTo(status);
        assertThat(last.path("code").asString()).isEqualTo(code);
    }
}
