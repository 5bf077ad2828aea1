package io.smartqueue.notification.told;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.Person;
import io.smartqueue.SetClock;
import io.smartqueue.channel.push.TestPushService;
import io.smartqueue.notification.MessagesScenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a browser may ask for at the page of a ticket. */
class SubscribedBrowsersTest extends MessagesScenario {

    private static final TestPushService PUSH = new TestPushService();

    @Autowired
    SetClock clock;

    @AfterAll
    static void stopIt() {
        PUSH.close();
    }

    private String page() {
        return line.bank
                .agent()
                .post("tickets/", Map.of("queue_id", line.queue))
                .is(201)
                .text("public_url")
                .replaceAll(".*(/t/)", "$1");
    }

    private Answer subscribe(String page, Map<String, Object> body) {
        return new Person(organisations, "", "", "", line.bank.agent().staffId()).post(page + "/push", body);
    }

    private List<UUID> subscriptions() {
        return read("select id from push_subscription");
    }

    @ParameterizedTest
    @CsvSource({
        "http://93.184.216.34/x, not_https",
        "https://10.0.0.1/x, private_address",
        "https://169.254.169.254/latest, private_address",
        "https://[fd00::1]/x, private_address",
        "https://[::ffff:192.168.1.1]/x, private_address",
        "http://192.168.1.1/x, private_address",
        "https://awa@push.example/x, invalid_endpoint",
        "ftp://push.example/x, not_https",
        "push, invalid_endpoint",
        "LONG, too_long"
    })
    void takesEndpointsOfTheInternetOnly(String endpoint, String code) {
        String written = endpoint.equals("LONG") ? "https://push.example/" + "x".repeat(5000) : endpoint;
        Map<String, Object> body = new HashMap<>(PUSH.subscription("x"));
        body.put("endpoint", written);

        String refused = subscribe(page(), body).is(400).text("errors.0.code");

        assertThat(refused).isIn(code, endpoint.startsWith("http://") ? "private_address" : code);
        assertThat(subscriptions()).isEmpty();
    }

    @Test
    void takesKeysOfBrowsersOnly() {
        String page = page();
        Map<String, Object> body = new HashMap<>(PUSH.subscription("x"));
        body.put("keys", Map.of("p256dh", "x".repeat(87), "auth", "short"));

        subscribe(page, body).rejects("keys.p256dh:invalid_key", "keys.auth:invalid_key");
        body.put("wanted", true);
        subscribe(page, body).is(400);
        subscribe("/t/0000000000000000", PUSH.subscription("x")).is(404);
    }

    @Test
    void areFewForATicketInTenMinutes() {
        String page = page();
        for (int n = 0; n < 10; n++) {
            subscribe(page, PUSH.subscription("phone" + n)).is(204);
        }

        Answer refused = subscribe(page, PUSH.subscription("phone")).refused(429, "too_many_browsers");

        assertThat(refused.headers().firstValue("Retry-After")).contains("600");
        subscribe(page(), PUSH.subscription("phone")).is(204);
        clock.set(clock.instant().plus(Duration.ofMinutes(11)));
        try {
            subscribe(page, PUSH.subscription("phone")).is(204);
        } finally {
            clock.go();
        }
    }
}
