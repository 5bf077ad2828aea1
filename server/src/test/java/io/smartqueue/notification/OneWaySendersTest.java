package io.smartqueue.notification;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** A name that sends cannot be answered: what is not about one's own turn says where to stop it. */
@DatabaseTest
class OneWaySendersTest {

    private static final String PHONE = "+221770000131";

    private static final String OTHER = "+221770000133";

    @DynamicPropertySource
    static void twilio(DynamicPropertyRegistry settings) {
        settings.add("twilio.account-sid", SANDBOX::accountSid);
        settings.add("twilio.auth-token", SANDBOX::authToken);
        settings.add("twilio.phone-number", () -> "SmartQueue");
        settings.add("twilio.base-url", SANDBOX::baseUrl);
    }

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Branch branch;
    private String stop;

    @BeforeEach
    void take() {
        branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        String url = branch.tenant
                .agent()
                .post("tickets/", Map.of("queue_id", queue.value(), "customer_phone", PHONE))
                .is(201)
                .text("public_url");
        stop = " STOP: " + url + "/reach";
    }

    @Test
    void aMessageByHandEndsWithThePageThatStopsMessages() {
        assertThat(body(PHONE)).isEqualTo("Bonjour" + stop);
        assertThat(body("+221770000132")).as("who never had a ticket").isEqualTo("Bonjour");
    }

    @Test
    void afterTheVisitItIsStillTheLastTicketsPage() {
        branch.tenant.tells("sms", "ticket_called", "Go");
        branch.seat(
                branch.tenant.agent().staffId(),
                branch.read(UUID.class, "select id from queue").stream()
                        .map(QueueId::new)
                        .toArray(QueueId[]::new));
        String id = branch.tenant.agent().post("agents/me/call-next/").is(200).text("id");
        branch.tenant.agent().post("tickets/" + id + "/start/").is(200);
        branch.tenant.agent().post("tickets/" + id + "/close/").is(200);

        assertThat(body(PHONE)).isEqualTo("Bonjour" + stop);
    }

    @Test
    void soDoTheWordsOfAnIncident() {
        branch.tenant
                .manager()
                .post("sites/" + branch.site + "/incident/", Map.of("note", "Panne", "message", "Panne de courant"))
                .is(201);

        assertThat(Await.until(
                        Duration.ofSeconds(60),
                        () -> branch.read(
                                String.class,
                                "select body || ' ' || segments from notification where event = 'custom'"),
                        bodies -> !bodies.isEmpty()))
                .containsExactly("Panne de courant" + stop + " 1");
    }

    @Test
    void alsoWhereTheyGoOnBySms() {
        String customer = branch.tenant
                .agent()
                .post(
                        "customers/",
                        Map.of("first_name", "Awa", "phone", OTHER, "notify_sms", true, "notify_whatsapp", true))
                .is(201)
                .id();
        UUID queue = branch.read(UUID.class, "select id from queue").getFirst();
        String url = branch.tenant
                .agent()
                .post("tickets/", Map.of("queue_id", queue, "customer_id", customer))
                .is(201)
                .text("public_url");

        branch.tenant
                .manager()
                .post("sites/" + branch.site + "/incident/", Map.of("note", "Panne", "message", "Panne de courant"))
                .is(201);

        Await.until(
                Duration.ofSeconds(60),
                () -> branch.read(
                        String.class,
                        "select channel || ' ' || body from notification where recipient = ? order by created_at",
                        OTHER),
                List.of("whatsapp Panne de courant", "sms Panne de courant STOP: " + url + "/reach")::equals);
    }

    private String body(String recipient) {
        return branch.tenant
                .manager()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("channel", "sms", "recipient", recipient, "body", "Bonjour"))
                .is(202)
                .text("body");
    }
}
