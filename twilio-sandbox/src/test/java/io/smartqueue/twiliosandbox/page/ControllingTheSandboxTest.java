package io.smartqueue.twiliosandbox.page;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.CustomerServer;
import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControllingTheSandboxTest {
    private final TwilioSandbox sandbox = TwilioSandbox.start(SandboxOptions.defaults());
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void listsMessages() {
        caller.createUsual("Body", "C'est à vous <b>😀</b>");
        caller.createUsual("To", "+221770000099");

        var all = caller.control("GET", "messages", "").json().get("messages");
        var some =
                caller.control("GET", "messages?to=%2B221770000012", "").json().get("messages");

        assertThat(all.size()).isEqualTo(2);
        assertThat(some.size()).isEqualTo(1);
        assertThat(some.get(0).get("body").asString()).isEqualTo("C'est à vous <b>😀</b>");
        assertThat(some.get(0).get("encoding").asString()).isEqualTo("UCS-2");
    }

    @Test
    void setsFaultsAndCountsThemDown() {
        caller.control("PUT", "faults", """
            {"seed": 7, "faults": {"answer_503": {"next": 2}, "slow_answer": {"percent": 5, "delay_ms": 12000}}}
            """);
        assertThat(caller.createUsual().status()).isEqualTo(503);

        var now = caller.control("GET", "faults", "").json();

        assertThat(now.get("seed").asInt()).isEqualTo(7);
        assertThat(now.get("faults").get("answer_503").get("next").asInt()).isEqualTo(1);
        assertThat(now.get("faults").get("slow_answer").get("delay_ms").asInt()).isEqualTo(12_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"faults\": {\"earthquake\": {\"percent\": 1}}}",
                "{\"faults\": {\"drop\": {\"percent\": 101}}}",
                "{\"faults\": {\"drop\": {\"next\": -1}}}",
                "{\"faults\": {\"drop\": {\"often\": true}}}",
                "{\"faults\": {\"drop\": null}}",
                "faults"
            })
    void refusesFaultsItDoesNotKnow(String json) {
        var refused = caller.control("PUT", "faults", json);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().get("error").asString()).isNotBlank();
        assertThat(caller.createUsual().status()).isEqualTo(201);
    }

    @Test
    void changesOfTheAccountOnlyWhatIsNamed() {
        caller.control("PUT", "account", "{\"type\": \"Trial\", \"verified\": [\"+221770000012\"]}");
        var now =
                caller.control("PUT", "account", "{\"status\": \"suspended\"}").json();

        assertThat(now).isEqualTo(caller.control("GET", "account", "").json());
        assertThat(now.get("type").asString()).isEqualTo("Trial");
        assertThat(now.get("status").asString()).isEqualTo("suspended");
        assertThat(now.get("verified").get(0).asString()).isEqualTo("+221770000012");
        assertThat(now.get("auth_token").asString()).isEqualTo(sandbox.authToken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"Gold\"}",
                "{\"status\": \"tired\"}",
                "{\"verified\": [\"770000012\"]}",
                "{\"auth_token\": \" \"}",
                "{\"credit\": 15}",
                "{\"countries\": [\"ZZ\"]}",
                "{\"countries\": \"SN\"}",
                "{\"joined\": [\"Awa\"]}",
                "{\"opted_out\": [\"770000012\"]}",
                "{\"opted_out\": [\"+221770000012/\"]}",
                "{\"concurrent\": -1}",
                "{\"concurrent\": \"many\"}",
                "trial"
            })
    void refusesAnAccountThatTwilioDoesNotKnow(String json) {
        var before = sandbox.account();

        var refused = caller.control("PUT", "account", json);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().get("error").asString()).isNotBlank().doesNotContain("io.smartqueue");
        assertThat(sandbox.account()).isEqualTo(before);
    }

    @Test
    void saysWhichFieldsItKnows() {
        var refused = caller.control("PUT", "account", "{\"credit\": 15}");

        assertThat(refused.json().get("error").asString())
                .isEqualTo("unknown field credit; known: auth_token, concurrent, countries, joined, opt_out, opted_out,"
                        + " status, type, verified, whatsapp_window");
    }

    @Test
    void setsTheCeilingOfConcurrentRequests() {
        caller.control("PUT", "account", "{\"concurrent\": 1}");
        caller.control("PUT", "faults", "{\"faults\": {\"slow_answer\": {\"next\": 1, \"delay_ms\": 3000}}}");
        var slow = CompletableFuture.supplyAsync(caller::createUsual);
        waitUntil("the first is there", () -> sandbox.requestCount("POST") == 1);

        var second = new Caller(sandbox).createUsual();

        assertThat(second.status()).isEqualTo(429);
        assertThat(second.json().get("code").asInt()).isEqualTo(20429);
        assertThat(second.header("Twilio-Concurrent-Requests")).isEqualTo("2");
        assertThat(slow.join().status()).isEqualTo(201);
        assertThat(caller.createUsual().status()).isEqualTo(201);
    }

    @Test
    void receivesFromAPhone() {
        var received = caller.control("POST", "inbound", "{\"from\": \"+221770000012\", \"body\": \"OUI\"}");

        assertThat(received.status()).isEqualTo(201);
        assertThat(received.json().get("forwarded").asBoolean()).isFalse();
        assertThat(sandbox.messages().getFirst().direction()).isEqualTo("inbound");
        assertThat(caller.control("POST", "inbound", "{\"from\": \"Awa\", \"body\": \"OUI\"}")
                        .status())
                .isEqualTo(400);
        assertThat(caller.control("POST", "inbound", "{}").status()).isEqualTo(400);
    }

    @Test
    void resets() {
        caller.createUsual();
        caller.control("PUT", "faults", "{\"faults\": {\"answer_503\": {\"percent\": 100}}}");
        caller.control("PUT", "account", "{\"type\": \"Trial\", \"auth_token\": \"the next one\"}");

        assertThat(caller.control("POST", "reset", "").status()).isEqualTo(204);

        assertThat(sandbox.messages()).isEmpty();
        assertThat(sandbox.requestCount("POST")).isZero();
        assertThat(caller.createUsual().status()).isEqualTo(201);
    }

    @Test
    void forgetsReceiptsThatAreUnderWay() {
        CountDownLatch gate = new CountDownLatch(1);
        try (CustomerServer customer = new CustomerServer()) {
            customer.holdBackUntil(gate);
            caller.createUsual("StatusCallback", customer.url("/status"));
            waitUntil("a receipt is on its way", () -> !customer.posts().isEmpty());

            sandbox.reset();
            gate.countDown();
            waitUntil("it has been answered", () -> sandbox.receiptsWaiting() == 0);

            assertThat(sandbox.requests()).isEmpty();
        }
    }

    @Test
    void keepsCredentialsOutOfTheLog() {
        caller.createUsual();

        var requests = caller.control("GET", "requests", "").text();

        assertThat(requests).contains("Basic [REDACTED]").contains("/Messages.json");
    }

    @Test
    void servesItsPageUnderAStrictPolicy() {
        var page = caller.send(HttpRequest.newBuilder(sandbox.baseUrl().resolve("/")));

        assertThat(page.text()).contains("<title>twilio-sandbox</title>");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        for (String file : new String[] {
            "page.css",
            "page.js",
            "phones.js",
            "actions.js",
            "account.js",
            "faults.js",
            "scenario.js",
            "requests.js",
            "dom.js",
            "icon.svg"
        }) {
            assertThat(caller.send(HttpRequest.newBuilder(sandbox.baseUrl().resolve("/" + file)))
                            .status())
                    .as(file)
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesPagesFromElsewhere() {
        var foreign = HttpRequest.newBuilder(sandbox.baseUrl().resolve("/_sandbox/state"))
                .header("Origin", "https://example.com");

        assertThat(caller.send(foreign).status()).isEqualTo(403);
    }
}
