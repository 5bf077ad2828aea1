package io.smartqueue.twiliosandbox.api;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ListingMessagesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T23:59:00Z"));
    private final TwilioSandbox sandbox =
            TwilioSandbox.start(SandboxOptions.defaults().withClock(now::get));
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void followsTheNextPageThoughNewMessagesArrive() {
        for (int i = 0; i < 5; i++) {
            caller.createUsual("Body", "number " + i);
        }
        JsonNode first = caller.get("/Messages.json?PageSize=2").json();
        caller.createUsual("Body", "late");

        List<String> bodies = new ArrayList<>(bodies(first));
        String next = first.get("next_page_uri").asString();
        while (!next.isEmpty()) {
            JsonNode page = caller.getAnywhere(next).json();
            bodies.addAll(bodies(page));
            next = page.get("next_page_uri").asString("");
        }

        assertThat(bodies).containsExactly("number 4", "number 3", "number 2", "number 1", "number 0");
    }

    @Test
    void describesThePage() {
        for (int i = 0; i < 3; i++) {
            caller.createUsual("Body", "number " + i);
        }

        JsonNode page = caller.get("/Messages.json?PageSize=2&Page=1").json();

        assertThat(page.get("page").asInt()).isEqualTo(1);
        assertThat(page.get("page_size").asInt()).isEqualTo(2);
        assertThat(page.get("start").asInt()).isEqualTo(2);
        assertThat(page.get("end").asInt()).isEqualTo(2);
        assertThat(page.get("next_page_uri").isNull()).isTrue();
        assertThat(bodies(caller.getAnywhere(page.get("previous_page_uri").asString())
                        .json()))
                .containsExactly("number 2", "number 1");
        assertThat(page.get("first_page_uri").asString()).endsWith("/Messages.json?PageSize=2&Page=0");
    }

    @Test
    void filtersByBothEnds() {
        caller.createUsual("Body", "ours");
        caller.createUsual("Body", "another sender", "From", "SmartQueue");
        caller.createUsual("Body", "another phone", "To", "+221770000099");
        sandbox.inbound(Caller.PHONE, null, "an answer");

        assertThat(bodies(list("?To=%2B221770000012"))).containsExactly("another sender", "ours");
        assertThat(bodies(list("?To=%2B221770000012&From=%2B15005550006"))).containsExactly("ours");
        assertThat(bodies(list("?From=%2B221770000012"))).containsExactly("an answer");
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "DateSent=2026-11-22, 1",
        "DateSent=2026-11-23, 1",
        "DateSent=2026-11-24, 0",
        "DateSent%3E=2026-11-23, 1",
        "DateSent%3E=2026-11-22, 2",
        "DateSent%3C=2026-11-22, 1",
        "DateSent%3C=2026-11-22T23:58:59Z, 0",
        "DateSent%3E=2026-11-22T23:59:01Z, 1",
        "DateSent%3E=2026-11-22&DateSent%3C=2026-11-22, 1",
        "DateSent=2026-11-22T23:59:00Z, 1",
    })
    void filtersByTheDateOfSending(String query, int found) {
        createAndAwait("before midnight");
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(2)));
        createAndAwait("after midnight");

        assertThat(list("?" + query).get("messages").size()).isEqualTo(found);
    }

    @Test
    void hidesFromADateWhatIsNotSentYet() {
        caller.create(
                "To", Caller.PHONE,
                "MessagingServiceSid", sandbox.messagingServiceSid(),
                "Body", "tomorrow",
                "ScheduleType", "fixed",
                "SendAt", "2026-11-23T12:00:00Z");

        assertThat(list("?DateSent%3E=2000-01-01").get("messages").size()).isZero();
        assertThat(list("").get("messages").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?DateSent=yesterday", "?PageSize=many", "?Page=-1", "?PageToken=PAnothing"})
    void refusesWhatItCannotRead(String query) {
        assertThat(caller.get("/Messages.json" + query).status()).isEqualTo(400);
    }

    private void createAndAwait(String body) {
        caller.createUsual("Body", body);
        waitUntil("delivered", () -> sandbox.messages().getLast().status().equals("delivered"));
    }

    private JsonNode list(String query) {
        return caller.get("/Messages.json" + query).json();
    }

    private static List<String> bodies(JsonNode page) {
        List<String> bodies = new ArrayList<>();
        page.get("messages").forEach(message -> bodies.add(message.get("body").asString()));
        return bodies;
    }
}
