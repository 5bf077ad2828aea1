package io.smartqueue.twiliosandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.Caller.Heard;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsOnRequestsTest {
    private TwilioSandbox sandbox = TwilioSandbox.start(SandboxOptions.defaults());
    private Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void answerWithoutStoring() {
        assertAnswer(FaultKind.ANSWER_500, 500, 0);
        assertAnswer(FaultKind.ANSWER_502_HTML, 502, 0);
        assertAnswer(FaultKind.ANSWER_503, 503, 0);
        assertAnswer(FaultKind.ANSWER_429, 429, 0);
    }

    @Test
    void answerBadlyAfterStoring() {
        assertAnswer(FaultKind.ACCEPT_THEN_500, 500, 1);
    }

    @Test
    void closeTheConnection() {
        sandbox.faults(Faults.of(FaultKind.DROP, Fault.next(1)));
        assertThatThrownBy(caller::createUsual).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.messages()).isEmpty();

        sandbox.faults(Faults.of(FaultKind.ACCEPT_THEN_DROP, Fault.next(1)));
        assertThatThrownBy(caller::createUsual).isInstanceOf(UncheckedIOException.class);
        assertThat(sandbox.messages()).hasSize(1);
    }

    @Test
    void sayWhenToComeBack() {
        sandbox.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(7)));
        assertThat(caller.createUsual().header("Retry-After")).isEqualTo("7");

        sandbox.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(0)));
        assertThat(caller.createUsual().headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void storeAtOnceAndAnswerLate() {
        sandbox.faults(Faults.of(FaultKind.SLOW_ANSWER, Fault.always().delayedBy(Duration.ofMillis(300))));
        long start = System.nanoTime();

        Heard heard = caller.createUsual();

        assertThat(heard.status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
        assertThat(sandbox.messages()).hasSize(1);
    }

    @Test
    void answerLateWithoutStoring() {
        sandbox.faults(Faults.of(FaultKind.SLOW_503, Fault.always().delayedBy(Duration.ofMillis(50))));

        assertThat(caller.createUsual().status()).isEqualTo(503);
        assertThat(sandbox.messages()).isEmpty();
    }

    @Test
    void leaveReadingAloneUnlessAsked() {
        sandbox.faults(Faults.of(FaultKind.ANSWER_503, Fault.always()));
        assertThat(caller.get("/Messages.json").status()).isEqualTo(200);

        sandbox.faults(Faults.of(FaultKind.ANSWER_503, Fault.always().onEverything()));
        assertThat(caller.get("/Messages.json").status()).isEqualTo(503);
    }

    @Test
    void countTheNextOnes() {
        sandbox.faults(Faults.of(FaultKind.ANSWER_503, Fault.next(2)));

        assertThat(statuses(4)).containsExactly(503, 503, 201, 201);
    }

    @Test
    void fallTheSameWayForTheSameSeed() {
        Faults third =
                Faults.of(FaultKind.ANSWER_503, Fault.percent(30)).with(FaultKind.ACCEPT_THEN_500, Fault.percent(20));
        sandbox.faults(third);
        List<Integer> first = statuses(40);
        sandbox.faults(third);
        assertThat(statuses(40)).isEqualTo(first);

        restart(SandboxOptions.defaults().withSeed(43));
        sandbox.faults(third);
        assertThat(statuses(40)).isNotEqualTo(first);
        assertThat(first).contains(201, 500, 503);
    }

    @Test
    void keepToAConcurrencyCeiling() {
        restart(SandboxOptions.defaults().withMostAtOnce(1));
        sandbox.faults(Faults.of(FaultKind.SLOW_ANSWER, Fault.always().delayedBy(Duration.ofSeconds(2))));

        List<Integer> statuses = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> caller.createUsual().status()))
                .limit(2)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsExactlyInAnyOrder(201, 429);
        assertThat(sandbox.messages()).hasSize(1);
    }

    private void assertAnswer(FaultKind kind, int status, int stored) {
        sandbox.reset();
        sandbox.faults(Faults.of(kind, Fault.always()));
        assertThat(caller.createUsual().status()).isEqualTo(status);
        assertThat(sandbox.messages()).hasSize(stored);
        assertThat(sandbox.requestCount("POST")).isEqualTo(1);
    }

    private List<Integer> statuses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> caller.createUsual().status())
                .toList();
    }

    private void restart(SandboxOptions options) {
        sandbox.close();
        sandbox = TwilioSandbox.start(options);
        caller = new Caller(sandbox);
    }
}
