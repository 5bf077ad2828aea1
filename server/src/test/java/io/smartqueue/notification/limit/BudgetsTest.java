package io.smartqueue.notification.limit;

import static io.smartqueue.cost.PriceSamples.add;
import static io.smartqueue.cost.PriceSamples.rule;
import static io.smartqueue.cost.PriceSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Person;
import io.smartqueue.TestSandbox;
import io.smartqueue.notification.MessagesScenario;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An organisation spends no more on messages in a month than it wants, and sees what is not sent for it. */
class BudgetsTest extends MessagesScenario {

    private static final String COUNTRY = "BF";
    private int numbers = 70_000_000;

    @BeforeEach
    void writeThePrice() {
        Person operator = organisations.operator();
        if (operator.get("/api/v1/admin/price-rules/?country=" + COUNTRY)
                        .json()
                        .path("count")
                        .asInt()
                == 0) {
            add(operator, rule("sms", COUNTRY, "provider", "0.05"));
            add(operator, with(rule("whatsapp", COUNTRY, "network", "0.01"), "window", "open"));
            add(operator, with(rule("whatsapp", COUNTRY, "network", "5"), "window", "closed"));
        }
        line.bank
                .admin()
                .patch("messaging/", Map.of("countries", List.of("SN", COUNTRY)))
                .is(200);
    }

    @Test
    void areKeptInABurst() {
        put(null, 1, List.of()).is(200);
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            ids.add(send());
        }
        List<JsonNode> ended = awaitEnd(ids);
        assertThat(count(ended, "delivered")).isEqualTo(20);
        assertThat(ended.stream().map(one -> one.path("error_code").asString("")))
                .filteredOn(code -> code.equals("budget_hard"))
                .hasSize(40);
        JsonNode budget = line.bank.admin().get("budgets/default/").is(200).json();
        assertThat(budget.path("spent").decimalValue()).isEqualByComparingTo("1");
        assertThat(budget.path("reserved").decimalValue()).isEqualByComparingTo("0");
        assertThat(budget.path("state").asString()).isEqualTo("hard");
        JsonNode costs = line.bank.admin().get("costs/?currency=USD").json();
        assertThat(costs.path("rows").path(0).path("estimate").decimalValue()).isEqualByComparingTo("1");
    }

    @Test
    void stopWhatIsOnlyConvenientBeyondTheSoftLimit() {
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}}");
        line.bank.tells("sms", "ticket_called", "Appel {{ticket_number}}");
        put("0.05", 10, List.of()).is(200);
        line.awaitEnd(send(), "delivered", "");
        String ticket = line.take(phone());
        JsonNode created = line.awaitStatus(ticket, "ticket_created", "suppressed");
        assertThat(created.path("error_code").asString()).isEqualTo("budget_soft");
        assertThat(line.callNext()).isEqualTo(ticket);
        line.awaitStatus(ticket, "ticket_called", "delivered");
        assertThat(line.bank.admin().get("budgets/default/").text("state")).isEqualTo("soft");
    }

    @Test
    void letExceptedEventsGo() {
        put("0", 0, List.of("custom")).is(200);
        line.awaitEnd(send(), "delivered", "");
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}}");
        String ticket = line.take(phone());
        JsonNode created = line.awaitStatus(ticket, "ticket_created", "suppressed");
        assertThat(created.path("error_code").asString()).isEqualTo("budget_hard");
    }

    @Test
    void countAMessageInsideTheWindowAtThePriceOfTheWindow() {
        put(null, 1, List.of()).is(200);
        String phone = phone();
        TestSandbox.hasWritten(phone);
        line.awaitEnd(send("whatsapp", phone), "read", "");
        assertThat(line.bank
                        .admin()
                        .get("budgets/default/")
                        .json()
                        .path("spent")
                        .decimalValue())
                .isEqualByComparingTo("0.01");
    }

    @Test
    void ofAMonthGoBeforeTheDefault() {
        put(null, 5, List.of()).is(200);
        line.bank.admin().put("budgets/2031-05/", budget(null, 7, List.of())).is(200);
        assertThat(line.bank.admin().get("budgets/2031-05/").json().path("hard").decimalValue())
                .isEqualByComparingTo("7");
        assertThat(line.bank.admin().get("budgets/2031-06/").json().path("hard").decimalValue())
                .isEqualByComparingTo("5");
    }

    @Test
    void countWhatWasSpentBeforeTheyWerePut() {
        line.bank.admin().get("budgets/default/").refused(404, "no_budget");
        line.awaitEnd(send(), "delivered", "");
        assertThat(put(null, 1, List.of()).json().path("spent").decimalValue()).isEqualByComparingTo("0.05");
    }

    @Test
    void costNothingWithoutOne() {
        line.awaitEnd(send(), "delivered", "");
        assertThat(read("select tenant_id from budget_use")).isEmpty();
        assertThat(read("select message_id from budget_reservation")).isEmpty();
    }

    @Test
    void areRefusedWhereTheyCannotBeKept() {
        put("2", 1, List.of()).rejects("soft:above_hard");
        put("1,5", 2, List.of()).rejects("soft:invalid_value");
        put(null, -1, List.of()).rejects("hard:out_of_range");
        put(null, 1, List.of("ticket_eaten")).rejects("excepted_events.0:invalid_choice");
        Map<String, Object> inYen = new HashMap<>(budget(null, 1, List.of()));
        inYen.put("currency", "JPY");
        line.bank.admin().put("budgets/default/", inYen).refused(409, "no_rate");
        line.bank.admin().put("budgets/2026-13/", budget(null, 1, List.of())).is(404);
        line.bank.manager().put("budgets/default/", budget(null, 1, List.of())).is(403);
    }

    private io.smartqueue.Answer put(@Nullable String soft, int hard, List<String> excepted) {
        return line.bank.admin().put("budgets/default/", budget(soft, hard, excepted));
    }

    private static Map<String, Object> budget(@Nullable String soft, int hard, List<String> excepted) {
        Map<String, Object> budget = new HashMap<>();
        budget.put("soft", soft);
        budget.put("hard", new BigDecimal(hard));
        budget.put("currency", "USD");
        budget.put("excepted_events", excepted);
        return budget;
    }

    private String phone() {
        return "+226" + numbers++;
    }

    private String send() {
        return send("sms", phone());
    }

    private String send(String channel, String phone) {
        return line.bank
                .admin()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("tenant", line.bank.slug(), "channel", channel, "recipient", phone, "body", "Bonjour"))
                .is(202)
                .id();
    }

    private List<JsonNode> awaitEnd(List<String> ids) {
        return ids.stream()
                .map(id -> Await.until(
                        Duration.ofSeconds(60),
                        () -> line.bank
                                .manager()
                                .get("/api/v1/admin/notifications/" + id + "/")
                                .is(200)
                                .json(),
                        one -> List.of("delivered", "suppressed", "failed", "undelivered")
                                .contains(one.path("status").asString())))
                .toList();
    }

    private static long count(List<JsonNode> messages, String status) {
        return messages.stream()
                .filter(one -> one.path("status").asString().equals(status))
                .count();
    }
}
