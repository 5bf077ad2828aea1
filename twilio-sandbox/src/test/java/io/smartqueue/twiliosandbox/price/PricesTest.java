package io.smartqueue.twiliosandbox.price;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.Caller.Heard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PricesTest {
    private final TwilioSandbox sandbox = TwilioSandbox.start(SandboxOptions.defaults());
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void areReadByCountryAndNetwork() {
        set("""
            {"currency": "EUR", "balance": "12.50", "prices": [
             {"channel": "sms", "country": "SN", "carrier": "Orange", "mcc": "608", "mnc": "01", "price": "0.41"},
             {"channel": "sms", "country": "SN", "carrier": "Free", "mcc": "608", "mnc": "02", "price": "0.43"}]}
            """);

        JsonNode senegal = caller.getAnywhere("/v1/Messaging/Countries/SN").json();
        assertThat(senegal.get("price_unit").asString()).isEqualTo("EUR");
        assertThat(senegal.at("/outbound_sms_prices/1/carrier").asString()).isEqualTo("Free");
        assertThat(senegal.at("/outbound_sms_prices/1/prices/0/current_price").asString())
                .isEqualTo("0.43");
        assertThat(caller.getAnywhere("/v1/Messaging/Countries/FR").status()).isEqualTo(404);
        assertThat(caller.get("/Balance.json").json().get("balance").asString()).isEqualTo("12.50");
    }

    @Test
    void areWhatAMessageCosts() {
        set("{\"prices\": [{\"country\": \"SN\", \"price\": \"0.30\"}]}");

        String sid =
                caller.createUsual("Body", "x".repeat(161)).json().get("sid").asString();
        String unpriced =
                caller.createUsual("To", "+33612345678").json().get("sid").asString();

        assertThat(ended(sid).get("price").asString()).isEqualTo("-0.60");
        assertThat(ended(unpriced).get("price").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prices\": [{\"country\": \"SN\", \"price\": \"0,30\"}]}",
                "{\"prices\": [{\"country\": \"SN\", \"price\": \"-1\"}]}",
                "{\"prices\": [{\"country\": \"Senegal\", \"price\": \"1\"}]}",
                "{\"prices\": [{\"country\": \"SN\"}]}",
                "{\"currency\": \"dollars\"}",
            })
    void areRefusedWhereTheyAreNone(String json) {
        assertThat(caller.control("PUT", "prices", json).status()).isEqualTo(400);
    }

    private void set(String json) {
        Heard set = caller.control("PUT", "prices", json);
        assertThat(set.status()).as(set.text()).isEqualTo(200);
    }

    private JsonNode ended(String sid) {
        waitUntil("an end", () -> message(sid).get("status").asString().equals("delivered"));
        return message(sid);
    }

    private JsonNode message(String sid) {
        return caller.get("/Messages/" + sid + ".json").json();
    }
}
