package io.smartqueue.notification.limit;

import static io.smartqueue.cost.PriceSamples.add;
import static io.smartqueue.cost.PriceSamples.rule;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Person;
import io.smartqueue.SetClock;
import io.smartqueue.cost.PriceSamples;
import io.smartqueue.notification.MessagesScenario;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The ledger has what messages cost: each message that a provider took once, and sums that agree with it. */
class LedgerOfMessagesTest extends MessagesScenario {

    private static final Set<String> OVER =
            Set.of("delivered", "read", "undelivered", "failed", "expired", "suppressed", "cancelled");
    private static final String COUNTRY = "CI";

    /** Without it the month until today is meant, and a month may end during a test. */
    private static final String EVER = "from=2026-01-01";

    @Autowired
    SetClock clock;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @BeforeEach
    void writeThePrices() {
        Person operator = organisations.operator();
        if (operator.get("/api/v1/admin/price-rules/?country=" + COUNTRY)
                        .json()
                        .path("count")
                        .asInt()
                == 0) {
            add(operator, rule("sms", COUNTRY, "provider", "0.0537"));
            add(operator, rule("whatsapp", COUNTRY, "provider", "0.005"));
            add(operator, rule("whatsapp", COUNTRY, "network", "0.00412345"));
        }
        PriceSamples.exchange(operator, "USD", "XOF", "600", "2026-01-01T00:00:00Z");
        line.bank
                .admin()
                .patch("messaging/", Map.of("countries", List.of("SN", COUNTRY)))
                .is(200);
        for (String channel : List.of("sms", "whatsapp")) {
            line.bank.tells(channel, "ticket_created", "Pris {{ticket_number}}");
            line.bank.tells(channel, "ticket_called", "Appel {{ticket_number}}" + " é".repeat(90));
        }
    }

    @Test
    void hasOneEstimateOfEachMessageAndAtMostOneSettlement() {
        aRandomDay();
        Map<String, JsonNode> messages = awaitTheEnd();
        clock.set(Instant.now().plus(Duration.ofMinutes(61)));
        long taken = messages.values().stream()
                .filter(one -> !one.path("provider_id").isNull())
                .count();
        List<JsonNode> ledger = Await.until(
                Duration.ofSeconds(90),
                this::ledger,
                entries -> of(entries, "settlement").size() >= taken);

        assertThat(taken).as("seed %s", seed).isPositive();
        assertThat(of(ledger, "settlement")).hasSize((int) taken);
        Map<String, JsonNode> estimates = of(ledger, "estimate");
        messages.forEach((id, message) -> {
            boolean isTaken = !message.path("provider_id").isNull();
            assertThat(estimates.containsKey(id))
                    .as("%s, seed %s", message, seed)
                    .isEqualTo(isTaken);
            if (isTaken) {
                JsonNode shown = one(id);
                assertThat(shown.path("estimate").path("amount").decimalValue())
                        .isEqualByComparingTo(
                                requireNonNull(estimates.get(id)).path("amount").decimalValue());
                assertThat(shown.path("estimate").path("currency").asString()).isEqualTo("USD");
                assertThat(shown.path("cost").isNumber()).isTrue();
            }
        });
        assertThat(estimates).hasSize((int) taken);
    }

    @Test
    void agreesWithTheSumsOfDayChannelEventAndSiteToTheLastDigit() {
        aRandomDay();
        awaitTheEnd();
        List<JsonNode> ledger = ledger();
        BigDecimal spent = ledger.stream()
                .filter(entry -> !entry.path("kind").asString().equals("settlement"))
                .map(entry -> entry.path("amount").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        int messages = of(ledger, "estimate").size();
        for (String by : List.of("day", "channel", "event", "site", "service")) {
            JsonNode costs = line.bank
                    .manager()
                    .get("costs/?currency=USD&by=" + by + "&" + EVER)
                    .is(200)
                    .json();
            assertThat(sum(costs, "estimate")).as("by %s, seed %s", by, seed).isEqualByComparingTo(spent);
            assertThat(sum(costs, "messages").intValue()).as(by).isEqualTo(messages);
            assertThat(costs.path("without_price").asInt()).isZero();
        }
        JsonNode byChannel = line.bank
                .manager()
                .get("costs/?currency=USD&by=channel&" + EVER)
                .json();
        byChannel
                .path("rows")
                .forEach(row -> assertThat(row.path("estimate").decimalValue())
                        .isEqualByComparingTo(ledger.stream()
                                .filter(entry -> entry.path("channel").equals(row.path("channel")))
                                .filter(entry -> !entry.path("kind").asString().equals("settlement"))
                                .map(entry -> entry.path("amount").decimalValue())
                                .reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    @Test
    void saysThatAPriceIsNotKnownAndNever0() {
        String id = send("+233241234567");
        line.awaitEnd(id, "delivered", "");
        assertThat(one(id).path("estimate").isNull()).isTrue();
        JsonNode costs = line.bank.manager().get("costs/?" + EVER).is(200).json();
        assertThat(costs.path("without_price").asInt()).isEqualTo(1);
        assertThat(costs.path("rows").path(0).path("estimate").isNull()).isTrue();
    }

    @Test
    void isATableForASpreadsheetToo() {
        line.awaitEnd(send(ivorian()), "delivered", "");
        String table = line.bank
                .manager()
                .send("GET", "ledger/?" + EVER, null, "application/json", "Accept", "text/csv")
                .is(200)
                .body();
        assertThat(table.lines().toList()).hasSize(2);
        assertThat(table).contains(",estimate,sms,out,custom,").contains(",0.0537,USD");
        line.bank.agent().get("ledger/").is(403);
        line.bank.manager().get("costs/?from=2026-02-02&to=2026-02-01").is(400);
        line.bank.manager().get("costs/?by=colour").is(400);
    }

    private void aRandomDay() {
        for (int visit = 0; visit < 12; visit++) {
            String phone = ivorian();
            if (random.nextBoolean()) {
                line.takeFor(line.customer(phone));
            } else {
                line.take(phone);
            }
            if (random.nextInt(3) == 0) {
                String called = line.callNext();
                line.act(called, "missed", Map.of());
            }
        }
        send(random.nextBoolean() ? ivorian() : "+15005550001");
    }

    private String ivorian() {
        return "+22507%08d".formatted(random.nextInt(100_000_000));
    }

    private String send(String phone) {
        return line.bank
                .admin()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("tenant", line.bank.slug(), "channel", "sms", "recipient", phone, "body", "Bonjour"))
                .is(202)
                .id();
    }

    private JsonNode one(String id) {
        return line.bank
                .manager()
                .get("/api/v1/admin/notifications/" + id + "/")
                .is(200)
                .json();
    }

    private Map<String, JsonNode> awaitTheEnd() {
        return Await.until(
                Duration.ofSeconds(90),
                () -> byId(all("/api/v1/admin/notifications/?page_size=100"), "id"),
                found -> !found.isEmpty()
                        && found.values().stream()
                                .allMatch(
                                        one -> OVER.contains(one.path("status").asString())));
    }

    private List<JsonNode> ledger() {
        return all("ledger/?page_size=100&" + EVER);
    }

    private List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode found =
                    line.bank.manager().get(path + "&page=" + page).is(200).json();
            found.path("results").forEach(all::add);
            if (found.path("next").isNull()) {
                return all;
            }
        }
    }

    private static Map<String, JsonNode> of(List<JsonNode> ledger, String kind) {
        List<JsonNode> some = ledger.stream()
                .filter(entry -> entry.path("kind").asString().equals(kind))
                .collect(Collectors.toList());
        Map<String, JsonNode> byMessage = byId(some, "message_id");
        assertThat(byMessage).hasSameSizeAs(some);
        return byMessage;
    }

    private static Map<String, JsonNode> byId(List<JsonNode> some, String name) {
        Map<String, JsonNode> byId = new HashMap<>();
        some.forEach(one -> byId.put(one.path(name).asString(), one));
        return byId;
    }

    private static BigDecimal sum(JsonNode costs, String name) {
        return costs.path("rows")
                .valueStream()
                .map(row -> row.path(name))
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
