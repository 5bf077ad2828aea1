package io.smartqueue.notification.refusal;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Person;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A receipt may say that the provider refuses us: where the operator wants it, the sender is parked then. */
class ParkedByAReceiptTest extends MessagesScenario {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** The sandbox reports that our account is suspended (30002). */
    private static final String SUSPENDED = "+221700003002";

    @Autowired
    JdbcClient all;

    @Autowired
    TransactionTemplate transactions;

    private Person operator;
    private String rule = "";

    @BeforeEach
    void parkForIt() {
        operator = organisations.operator();
        rule = "/api/v1/admin/error-rules/"
                + results("/api/v1/admin/error-rules/").stream()
                        .filter(one -> one.path("code").asString().equals("30002")
                                && one.path("stage").asString().equals("delivery"))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asString()
                + "/";
        nothingIsParked();
        Map<String, Object> parks = new HashMap<>(Map.of("park", true));
        parks.put("retry_after", null);
        operator.patch(rule, parks).is(200);
    }

    @AfterEach
    void allIsAsBefore() {
        operator.patch(rule, Map.of("park", false, "retry_after", 30)).is(200);
        nothingIsParked();
    }

    /** A report that came before may still park it, on a thread of its own. */
    private void nothingIsParked() {
        Await.until(LONG, this::parked, found -> {
            found.forEach(one ->
                    operator.post("/api/v1/admin/senders/" + one.path("id").asString() + "/resume/"));
            return found.isEmpty();
        });
    }

    @Test
    void letsTheOtherMessagesOfTheSenderWait() {
        line.awaitEnd(send(SUSPENDED), "failed", "30002");
        JsonNode sender =
                Await.until(LONG, this::parked, found -> !found.isEmpty()).getFirst();
        assertThat(sender.path("because").path("code").asString()).isEqualTo("30002");

        String next = send(MessagesOfAVisit.phone());

        line.awaitStepOf(next, "parked");
        operator.post("/api/v1/admin/senders/" + sender.path("id").asString() + "/resume/")
                .is(200);
        line.awaitEnd(next, "delivered", "");
    }

    @Test
    void storesTheReceiptThoughSomebodyWorksWithTheSender() {
        transactions.executeWithoutResult(begun -> {
            all.sql("select id from sender where channel = 'sms' for update")
                    .query()
                    .listOfRows();

            line.awaitEnd(send(SUSPENDED), "failed", "30002");

            assertThat(parked()).isEmpty();
        });
        Await.until(LONG, this::parked, found -> !found.isEmpty());
    }

    private String send(String recipient) {
        return line.bank
                .manager()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("channel", "sms", "recipient", recipient, "body", "Bonjour"))
                .is(202)
                .id();
    }

    /** Other tests may have left theirs parked. */
    private List<JsonNode> parked() {
        return results("/api/v1/admin/senders/").stream()
                .filter(one -> one.path("account").asString().equals(SANDBOX.accountSid()))
                .filter(one -> one.path("channel").asString().equals("sms"))
                .filter(one -> one.path("state").asString().equals("parked"))
                .toList();
    }

    private List<JsonNode> results(String path) {
        return operator.get(path).is(200).json().path("results").valueStream().toList();
    }
}
