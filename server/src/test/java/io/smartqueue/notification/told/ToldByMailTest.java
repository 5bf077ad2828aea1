package io.smartqueue.notification.told;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.channel.smtp.RealMailServer;
import io.smartqueue.channel.smtp.RealMailServer.Received;
import io.smartqueue.channel.smtp.RealMailServer.Stage;
import io.smartqueue.notification.MessagesOfAVisit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Messages by e-mail, through a mail server with TLS and a login that is not ours. */
@DatabaseTest
class ToldByMailTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final RealMailServer MAIL = RealMailServer.withStartTls();

    @Autowired
    Organisations organisations;

    @Autowired
    LoggingSystem logging;

    private MessagesOfAVisit line;

    @DynamicPropertySource
    static void useTheMailServer(DynamicPropertyRegistry settings) {
        settings.add("smtp.url", () -> MAIL.url("smtp"));
        settings.add("smtp.from", () -> "Queue <no-reply@queue.example>");
        settings.add("smtp.ca-file", () -> MAIL.authority().toString());
        settings.add("smtp.response-timeout", () -> "2s");
        settings.add("public.base-url", () -> "https://queue.example");
    }

    @AfterAll
    static void stopIt() {
        MAIL.close();
    }

    @BeforeEach
    void openTheLine() {
        line = MessagesOfAVisit.open(organisations);
    }

    @Test
    void endsAsSentOnceTheMailServerHasIt() {
        String awa = address();

        JsonNode sent = line.awaitEnd(send(awa), "sent", "");

        assertThat(sent.path("provider_id").asString())
                .isEqualTo(sent.path("id").asString() + "@queue.example");
        assertThat(sent.path("sent_at").asString()).isNotBlank();
        Received mail = MAIL.to(awa).getFirst();
        assertThat(mail.header("Subject")).contains("Vos papiers");
        assertThat(mail.text()).contains("Ils sont prets.");
        assertThat(operatorsSender("email").path("address").asString()).isEqualTo("no-reply@queue.example");
    }

    @Test
    void isNotWrittenToAnAddressThatDoesNotExist() {
        String nobody = address();
        MAIL.refuses(nobody, Stage.RECIPIENT, 550, "5.1.1 {} User unknown");

        JsonNode refused = line.awaitEnd(send(nobody), "failed", "5.1.1");

        assertThat(refused.path("error_message").asString())
                .contains("User unknown")
                .doesNotContain(nobody);
        line.awaitEnd(send(nobody), "suppressed", "suppressed_invalid");
        JsonNode known = line.bank
                .manager()
                .get("suppressions/?channel=email&recipient=" + nobody)
                .is(200)
                .json()
                .path("results")
                .path(0);
        assertThat(known.path("reason").asString()).isEqualTo("bounced");
        assertThat(known.path("proof").asString()).startsWith("5.1.1");
    }

    @Test
    void leavesLaterWhenTheServerAsksForIt() {
        String awa = address();
        MAIL.refuses(awa, Stage.RECIPIENT, 421, "4.9.9 Busy");
        String id = send(awa);
        line.awaitStepOf(id, "retry");

        MAIL.takes(awa);

        line.awaitEnd(id, "sent", "");
        assertThat(MAIL.to(awa)).hasSize(1);
    }

    @Test
    void failsOnceWhenTheServerIsSilentAfterTheWords() {
        String awa = address();
        MAIL.refuses(awa, Stage.SILENCE, 0, "");

        JsonNode failed = line.awaitEnd(send(awa), "failed", "unknown_outcome");

        assertThat(MessagesOfAVisit.steps(failed)).contains("unknown");
        assertThat(MAIL.to(awa)).hasSize(1);
    }

    @Test
    void waitsWhileTheLoginIsRefused() {
        MAIL.changePassword("another");
        String awa = address();
        String id = send(awa);
        line.awaitStepOf(id, "parked");
        JsonNode sender = operatorsSender("email");
        assertThat(sender.path("state").asString()).isEqualTo("parked");

        MAIL.changePassword(RealMailServer.PASSWORD);
        organisations
                .operator()
                .post("/api/v1/admin/senders/" + sender.path("id").asString() + "/resume/")
                .is(200);

        line.awaitEnd(id, "sent", "");
        assertThat(MAIL.to(awa)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.eclipse.angus", "jakarta.mail", "io.smartqueue.channel"})
    @ExtendWith(OutputCaptureExtension.class)
    void tellsTheLogNeitherAddressNorWordsNorPassword(String logger, CapturedOutput output) {
        String awa = address();
        String nobody = address();
        MAIL.refuses(nobody, Stage.RECIPIENT, 550, "5.1.1 {} User unknown");
        logging.setLogLevel(logger, LogLevel.TRACE);
        try {
            line.awaitEnd(send(awa), "sent", "");
            line.awaitEnd(send(nobody), "failed", "5.1.1");
        } finally {
            logging.setLogLevel(logger, null);
        }

        assertThat(output.getAll()).doesNotContain(awa, nobody, "Ils sont prets", RealMailServer.PASSWORD);
    }

    @Test
    void tellsACustomerWhoAcceptsItOfTheirTicket() {
        String awa = address();
        line.bank
                .admin()
                .post("/api/v1/admin/notification-templates/", template(""))
                .rejects("subject:required");
        line.bank
                .admin()
                .post("/api/v1/admin/notification-templates/", template("Ticket {{ticket_number}}"))
                .is(201);

        String ticket = line.takeFor(customer(awa));

        JsonNode sent = line.awaitStatus(ticket, "ticket_created", "sent");
        assertThat(sent.path("subject").asString()).startsWith("Ticket A");
        assertThat(line.bank
                        .agent()
                        .get("/api/v1/admin/notifications/?ticket=" + ticket)
                        .body())
                .doesNotContain(awa);
        Received mail = MAIL.to(awa).getFirst();
        assertThat(mail.header("Subject")).contains(sent.path("subject").asString());
        assertThat(mail.text()).contains("Pris.");
        assertThat(mail.header("List-Unsubscribe").orElseThrow())
                .startsWith("<https://queue.example/t/")
                .endsWith("/reach>");
    }

    @Test
    void isTheNextWayOfAPlan() {
        line.bank.tells("whatsapp", "ticket_created", "Pris");
        line.bank
                .admin()
                .post("/api/v1/admin/notification-templates/", template("Ticket"))
                .is(201);
        line.bank
                .admin()
                .put(
                        "channel-plans/ticket_created/",
                        Map.of(
                                "channels",
                                List.of("whatsapp", "email"),
                                "wait_seconds",
                                Map.of("whatsapp", 60, "email", 60)))
                .is(200);
        String awa = address();

        String ticket = line.takeFor(customer(awa));

        JsonNode sent = line.awaitStatus(ticket, "ticket_created", "sent");
        assertThat(sent.path("channel").asString()).isEqualTo("email");
        assertThat(sent.path("fallback_of").asString()).isNotBlank();
        assertThat(MAIL.to(awa)).hasSize(1);
    }

    @Test
    void tellsOfAnIncidentWhomNoPhoneReaches() {
        String awa = address();
        String customer = line.bank
                .manager()
                .post("customers/", Map.of("first_name", "Awa", "email", awa, "notify_email", true))
                .is(201)
                .id();
        line.takeFor(customer);

        line.bank
                .manager()
                .post("sites/" + line.site + "/incident/", Map.of("note", "Panne", "message", "Panne de courant."))
                .is(201);

        Await.until(Duration.ofSeconds(60), () -> MAIL.to(awa), mails -> !mails.isEmpty());
        assertThat(MAIL.to(awa).getFirst().header("Subject")).contains("Panne de courant.");
    }

    private static Map<String, Object> template(String subject) {
        return Map.of(
                "name", "Pris", "channel", "email", "event", "ticket_created", "subject", subject, "body", "Pris.");
    }

    private String customer(String email) {
        return line.bank
                .manager()
                .post(
                        "customers/",
                        Map.of(
                                "first_name",
                                "Awa",
                                "phone",
                                MessagesOfAVisit.phone(),
                                "email",
                                email,
                                "notify_whatsapp",
                                true,
                                "notify_email",
                                true))
                .is(201)
                .id();
    }

    private JsonNode operatorsSender(String channel) {
        return Await.until(
                        Duration.ofSeconds(20),
                        () -> organisations
                                .operator()
                                .get("/api/v1/admin/senders/")
                                .is(200)
                                .json()
                                .path("results")
                                .valueStream()
                                .filter(one -> one.path("channel").asString().equals(channel)
                                        && !one.path("state").asString().equals("off"))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static String address() {
        return "awa" + PEOPLE.incrementAndGet() + "@mail.example";
    }

    private String send(String recipient) {
        return line.bank
                .manager()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of(
                                "channel", "email",
                                "recipient", recipient,
                                "subject", "Vos papiers",
                                "body", "Ils sont prets."))
                .is(202)
                .id();
    }
}
