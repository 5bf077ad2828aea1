package io.smartqueue.twiliosandbox.fault;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.Caller.Heard;
import io.smartqueue.twiliosandbox.support.CustomerServer;
import io.smartqueue.twiliosandbox.support.HandClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayingAScenarioTest {
    private final HandClock clock = new HandClock();
    private final TwilioSandbox sandbox =
            TwilioSandbox.start(SandboxOptions.defaults().withClock(clock));
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void itsFaultsComeAndGo() {
        play("{\"steps\": [{\"at\": 5, \"for\": 10, \"faults\": {\"answer_503\": {\"percent\": 100}}}]}");

        assertThat(statusAfter(0)).isEqualTo(201);
        assertThat(statusAfter(4)).isEqualTo(201);
        assertThat(statusAfter(1)).isEqualTo(503);
        assertThat(statusAfter(9)).isEqualTo(503);
        assertThat(statusAfter(1)).isEqualTo(201);
    }

    @Test
    void aStepWithoutAnEndLastsUntilAnotherScenario() {
        play("{\"steps\": [{\"at\": 0, \"faults\": {\"answer_401\": {\"percent\": 100}}}]}");
        assertThat(statusAfter(86_400)).isEqualTo(401);

        play("{\"steps\": []}");
        assertThat(statusAfter(0)).isEqualTo(201);
    }

    @Test
    void theLaterStepDecidesWhereTwoOverlapAndBothDecideOverTheSetting() {
        sandbox.faults(Faults.of(FaultKind.ANSWER_500, Fault.always()));
        play("""
                {"steps": [
                  {"at": 1, "for": 3, "faults": {"answer_500": {"percent": 0}, "answer_503": {"percent": 100}}},
                  {"at": 2, "for": 1, "faults": {"answer_503": {"percent": 0}, "answer_429": {"percent": 100}}}]}
                """);

        assertThat(statusAfter(0)).isEqualTo(500);
        assertThat(statusAfter(1)).isEqualTo(503);
        assertThat(statusAfter(1)).isEqualTo(429);
        assertThat(statusAfter(1)).isEqualTo(503);
        assertThat(statusAfter(1)).isEqualTo(500);
    }

    @Test
    void theNextOnesAreCountedFromTheStep() {
        play("{\"steps\": [{\"at\": 1, \"faults\": {\"answer_403\": {\"next\": 2}}}]}");

        assertThat(statuses(2)).containsExactly(201, 201);
        clock.advance(Duration.ofSeconds(1));
        assertThat(statuses(3)).containsExactly(403, 403, 201);
    }

    @Test
    void itIsTheSameForTheSameSeed() {
        String third = "{\"seed\": 7, \"steps\": [{\"at\": 0, \"faults\": {\"answer_503\": {\"percent\": 30}}}]}";
        play(third);
        List<Integer> first = statuses(40);

        play(third);
        assertThat(statuses(40)).isEqualTo(first).contains(201, 503);
        play(third.replace("7", "8"));
        assertThat(statuses(40)).isNotEqualTo(first);
    }

    @Test
    void receiptsAreLostForAWhile() {
        try (CustomerServer customer = new CustomerServer()) {
            play("{\"steps\": [{\"at\": 0, \"for\": 5, \"faults\": {\"receipts_dropped\": {\"percent\": 100}}}]}");
            caller.createUsual("StatusCallback", customer.url("/lost"));
            waitUntil("delivered", () -> sandbox.messages().getFirst().status().equals("delivered"));

            clock.advance(Duration.ofSeconds(5));
            caller.createUsual("StatusCallback", customer.url("/found"));
            waitUntil("delivered", () -> customer.statuses().contains("delivered"));

            assertThat(customer.posts()).extracting("target").containsOnly("/found");
        }
    }

    @Test
    void itCanBeWatchedAndEndsWithAReset() {
        play("{\"steps\": [{\"at\": 5, \"for\": 2.5, \"faults\": {\"drop\": {\"percent\": 10}}}]}");
        clock.advance(Duration.ofSeconds(3));

        var now = caller.control("GET", "scenario", "").json();
        assertThat(now.get("second").asDouble()).isEqualTo(3);
        assertThat(now.get("started_at").asString()).isEqualTo("2026-11-02T09:00:00Z");
        assertThat(now.get("steps").get(0).get("for").asDouble()).isEqualTo(2.5);
        assertThat(now.get("steps")
                        .get(0)
                        .get("faults")
                        .get("drop")
                        .get("percent")
                        .asInt())
                .isEqualTo(10);

        sandbox.reset();
        assertThat(caller.control("GET", "scenario", "").json().get("steps").size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"steps\": [null]}",
                "{\"steps\": [{\"faults\": {}}]}",
                "{\"steps\": [{\"at\": -1, \"faults\": {}}]}",
                "{\"steps\": [{\"at\": 0, \"for\": 0, \"faults\": {}}]}",
                "{\"steps\": [{\"at\": \"soon\", \"faults\": {}}]}",
                "{\"steps\": [{\"at\": 0, \"faults\": {\"earthquake\": {\"percent\": 1}}}]}",
                "{\"steps\": [{\"at\": 0, \"until\": 3, \"faults\": {}}]}",
                "{\"steps\": [{\"at\": 0, \"faults\": {\"drop\": {\"percent\": 101}}}]}",
                "null",
                "steps",
            })
    void whatMakesNoSenseIsRefusedInWords(String json) {
        play("{\"steps\": [{\"at\": 0, \"faults\": {\"answer_503\": {\"percent\": 100}}}]}");

        Heard refused = caller.control("PUT", "scenario", json);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().get("error").asString()).isNotBlank().doesNotContain("io.smartqueue");
        assertThat(caller.createUsual().status()).isEqualTo(503);
    }

    private void play(String json) {
        Heard heard = caller.control("PUT", "scenario", json);
        assertThat(heard.status()).as(heard.text()).isEqualTo(200);
    }

    private int statusAfter(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        return caller.createUsual().status();
    }

    private List<Integer> statuses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> caller.createUsual().status())
                .toList();
    }
}
