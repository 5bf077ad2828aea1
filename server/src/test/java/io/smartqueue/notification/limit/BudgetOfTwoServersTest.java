package io.smartqueue.notification.limit;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.cost.PriceSamples.add;
import static io.smartqueue.cost.PriceSamples.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.ServerProcess;
import io.smartqueue.TestDatabase;
import io.smartqueue.TestSandbox;
import io.smartqueue.notification.MessagesScenario;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two servers send a burst for one organisation whose budget ends in the middle; one of them is killed. */
@Tag("process")
class BudgetOfTwoServersTest extends MessagesScenario {

    private static final int MESSAGES = 1000;
    private static final int AFFORDABLE = 400;
    private static final int UNDER_WAY = 64;
    private static final String PREFIX = "+2267";

    @TempDir
    Path folder;

    @Test
    void isKeptByBothTogether() throws Exception {
        writeThePriceAndTheBudget();
        try (ServerProcess other = ServerProcess.start(folder, settings())) {
            burst();
            Await.until(Duration.ofMinutes(2), this::sent, many -> many > AFFORDABLE / 3);
            other.killHard();
            other.startAgain();
            Await.until(
                    Duration.ofMinutes(4),
                    () -> count("pending") + count("sending") + count("sent"),
                    left -> left == 0);
        }
        assertThat(sent()).isBetween(AFFORDABLE, AFFORDABLE + UNDER_WAY);
        assertThat(count("suppressed")).isEqualTo(MESSAGES - sent());
        JsonNode budget = line.bank.admin().get("budgets/default/").is(200).json();
        assertThat(budget.path("state").asString()).isEqualTo("hard");
        assertThat(budget.path("reserved").decimalValue()).isEqualByComparingTo("0");
        BigDecimal spent = budget.path("spent").decimalValue();
        assertThat(spent).isEqualByComparingTo(new BigDecimal("0.05").multiply(BigDecimal.valueOf(sent())));
        JsonNode costs = line.bank.admin().get("costs/?currency=USD&by=channel").json();
        assertThat(costs.path("rows").path(0).path("estimate").decimalValue()).isEqualByComparingTo(spent);

        line.bank.tells("sms", "ticket_called", "Appel {{ticket_number}}");
        line.take(PREFIX + "9999999");
        line.awaitStatus(line.callNext(), "ticket_called", "delivered");
    }

    private void writeThePriceAndTheBudget() {
        var operator = organisations.operator();
        if (operator.get("/api/v1/admin/price-rules/?country=BF")
                        .json()
                        .path("count")
                        .asInt()
                == 0) {
            add(operator, rule("sms", "BF", "provider", "0.05"));
        }
        line.bank
                .admin()
                .patch("messaging/", Map.of("countries", List.of("BF"), "caps", Map.of("recipient_hour", 1000)))
                .is(200);
        Map<String, Object> uncapped = new HashMap<>();
        uncapped.put("new_recipients_hour", null);
        line.bank.admin().patch("messaging/", Map.of("caps", uncapped)).is(200);
        line.bank
                .admin()
                .put(
                        "budgets/default/",
                        Map.of(
                                "hard",
                                new BigDecimal("0.05").multiply(BigDecimal.valueOf(AFFORDABLE)),
                                "currency",
                                "USD",
                                "excepted_events",
                                List.of("ticket_called")))
                .is(200);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(TestSandbox.settings(SANDBOX));
        settings.put("DATABASE_URL", TestDatabase.url());
        settings.put("SMARTQUEUE_DEMO", "false");
        return settings;
    }

    private void burst() {
        try (var people = Executors.newFixedThreadPool(8)) {
            for (int n = 0; n < MESSAGES; n++) {
                String phone = PREFIX + (1_000_000 + n);
                people.execute(() -> line.bank
                        .admin()
                        .post(
                                "/api/v1/admin/notifications/",
                                Map.of(
                                        "tenant",
                                        line.bank.slug(),
                                        "channel",
                                        "sms",
                                        "recipient",
                                        phone,
                                        "body",
                                        "Bonjour"))
                        .is(202));
            }
        }
    }

    private int sent() {
        return (int) SANDBOX.messages().stream()
                .map(message -> message.to())
                .filter(to -> to.startsWith(PREFIX + "1"))
                .distinct()
                .count();
    }

    private int count(String status) {
        return line.bank
                .admin()
                .get("/api/v1/admin/notifications/?page_size=1&status=" + status)
                .is(200)
                .json()
                .path("count")
                .asInt();
    }
}
