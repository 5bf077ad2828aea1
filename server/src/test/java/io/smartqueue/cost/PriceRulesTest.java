package io.smartqueue.cost;

import static io.smartqueue.cost.PriceSamples.add;
import static io.smartqueue.cost.PriceSamples.rule;
import static io.smartqueue.cost.PriceSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Prices are data with dates, which the operator writes. */
@DatabaseTest
class PriceRulesTest {

    private static final String RULES = "/api/v1/admin/price-rules/";

    @Autowired
    Organisations organisations;

    Person operator;
    TestTenant bank;

    @BeforeEach
    void open() {
        operator = organisations.operator();
        bank = organisations.open();
    }

    @Test
    void areForTheOperatorAlone() {
        bank.admin().get(RULES).is(403);
        bank.admin().post(RULES, rule("sms", "GN", "provider", "0.1")).is(403);
        bank.admin().get("/api/v1/admin/exchange-rates/").is(403);
    }

    @Test
    void ofOneScopeNeverHoldAtTheSameTime() {
        Map<String, Object> first = with(rule("sms", "GM", "provider", "0.1"), "valid_to", "2026-10-01T00:00:00Z");
        String id = add(operator, first);
        Answer refused = operator.post(RULES, with(first, "amount", 1));
        refused.refused(409, "overlaps");
        assertThat(refused.text("rule_id")).isEqualTo(id);
        assertThat(refused.text("rule.id")).isEqualTo(id);
        assertThat(refused.text("rule.country")).isEqualTo("GM");
        assertThat(refused.text("rule.part")).isEqualTo("provider");
        assertThat(refused.text("rule.valid_to")).startsWith("2026-10-01T00:00:00");
        add(operator, with(rule("sms", "GM", "provider", "0.2"), "valid_from", "2026-10-01T00:00:00Z"));
        operator.patch(RULES + id, Map.of("valid_to", "2026-10-02T00:00:00Z")).refused(409, "overlaps");
        assertThat(operator.patch(RULES + id, Map.of("valid_to", "2026-09-01T00:00:00Z", "amount", 0.3))
                        .is(200)
                        .json()
                        .path("amount")
                        .decimalValue())
                .isEqualByComparingTo("0.3");
        operator.delete(RULES + id).is(204);
        operator.get(RULES + id).is(404);
    }

    @Test
    void areReadAsTheyWereWritten() {
        Map<String, Object> written = with(
                with(with(rule("whatsapp", "LR", "network", "0.00412345"), "network", "61801"), "free_per_month", 7),
                "valid_to",
                "2027-01-01T00:00:00Z");
        JsonNode read = operator.get(RULES + add(operator, written)).is(200).json();
        written.forEach(
                (name, value) -> assertThat(read.path(name).asString()).as(name).isEqualTo(String.valueOf(value)));
        assertThat(read.path("in_use").asBoolean()).isFalse();
    }

    @Test
    void whatCannotBeAPriceIsRefusedByItsField() {
        Map<String, Object> right = rule("sms", "SL", "provider", "0.1");
        operator.post(RULES, with(right, "amount", "1,5")).rejects("amount:invalid_value");
        operator.post(RULES, with(right, "amount", -1)).rejects("amount:out_of_range");
        operator.post(RULES, with(right, "amount", "0.123456789")).rejects("amount:out_of_range");
        operator.post(RULES, with(right, "currency", "XXQ")).rejects("currency:unknown_currency");
        operator.post(RULES, with(right, "country", "senegal")).rejects("country:invalid_form");
        operator.post(RULES, with(right, "direction", null)).rejects("direction:required");
        operator.post(RULES, with(right, "valid_to", "2025-01-01T00:00:00Z")).rejects("valid_to:ends_before_begin");
        Map<String, Object> nameless = new HashMap<>(right);
        nameless.remove("source");
        operator.post(RULES, nameless).rejects("source:required");
        operator.post(RULES, with(right, "price", 1)).rejects("price:unknown_field");
    }

    @Test
    void areShownBeforeATemplateIsSaved() {
        assertThat(preview().path("price").isNull()).isTrue();
        String id = add(operator, with(rule("sms", "SN", "provider", "0.25"), "valid_from", "2026-11-02T00:00:00Z"));
        JsonNode typical = preview();
        assertThat(typical.path("segments").asInt()).isEqualTo(2);
        assertThat(typical.path("price").path("amount").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(typical.path("price").path("currency").asString()).isEqualTo("USD");
        operator.delete(RULES + id).is(204);
    }

    private JsonNode preview() {
        return bank.admin()
                .post(
                        "/api/v1/admin/notification-templates/preview/",
                        Map.of(
                                "tenant",
                                bank.slug(),
                                "channel",
                                "sms",
                                "event",
                                "ticket_created",
                                "locale",
                                "fr",
                                "body",
                                "é".repeat(161)))
                .is(200)
                .json()
                .path("typical");
    }

    @Test
    void areExchangedAtRatesThatAreDataToo() {
        Map<String, Object> rate = Map.of(
                "base", "EUR", "quote", "GNF", "rate", 9000.5, "valid_from", "2026-01-01T00:00:00Z", "source", "BCRG");
        JsonNode read =
                operator.post("/api/v1/admin/exchange-rates/", rate).is(201).json();
        assertThat(read.path("rate").decimalValue()).isEqualByComparingTo("9000.5");
        operator.post("/api/v1/admin/exchange-rates/", rate).refused(409, "overlaps");
        operator.post("/api/v1/admin/exchange-rates/", with(rate, "rate", 0)).rejects("rate:out_of_range");
        operator.post("/api/v1/admin/exchange-rates/", with(rate, "quote", "EUR"))
                .rejects("quote:same_currency");
    }
}
