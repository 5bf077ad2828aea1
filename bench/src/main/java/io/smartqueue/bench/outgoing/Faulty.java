package io.smartqueue.bench.outgoing;

import io.smartqueue.bench.Measurement;
import io.smartqueue.bench.Reduced;
import io.smartqueue.bench.Row;
import io.smartqueue.bench.Stage;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Sandbox;
import io.smartqueue.bench.subject.Server;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What becomes of messages while three of ten answers of the provider are wrong or missing, receipts come shuffled,
 * twice or not at all, and the server is killed again and again. The choices of the sandbox follow a seed.
 */
public final class Faulty implements Measurement {

    private static final int MESSAGES = Reduced.to(2000);
    private static final int KILLS = Reduced.to(20);
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** Longer than the server waits for an answer. */
    private static final Duration TOO_LONG = Duration.ofSeconds(12);

    private static final Faults FAULTS = Faults.of(FaultKind.DROP, Fault.percent(4))
            .with(FaultKind.ANSWER_500, Fault.percent(4))
            .with(FaultKind.ANSWER_502_HTML, Fault.percent(4))
            .with(FaultKind.ANSWER_503, Fault.percent(4))
            .with(FaultKind.ANSWER_429, Fault.percent(6))
            .with(FaultKind.ACCEPT_THEN_DROP, Fault.percent(4))
            .with(FaultKind.ACCEPT_THEN_500, Fault.percent(2))
            .with(FaultKind.SLOW_ANSWER, Fault.percent(2).delayedBy(TOO_LONG))
            .with(FaultKind.RECEIPTS_SHUFFLED, Fault.percent(30))
            .with(FaultKind.RECEIPTS_DOUBLED, Fault.percent(20))
            .with(FaultKind.RECEIPTS_DROPPED, Fault.percent(10));

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public List<Row> measure(Stage stage) throws Exception {
        try (TwilioSandbox sandbox = Sandbox.answering();
                Server server = Server.start(stage.root(), stage.newFolder(), Sandbox.settings(sandbox));
                Organisation organisation = Organisation.in(server.database())) {
            organisation.settle();
            sandbox.faults(FAULTS);
            Letters letters = new Letters(server.database());
            letters.write(MESSAGES, "+22177", 2, Duration.ofSeconds(1), BETWEEN_KILLS.multipliedBy(KILLS));
            for (int kill = 1; kill <= KILLS; kill++) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_KILLS.toMillis());
                server.killAndStartAgain();
                stage.say("killed %d of %d: %s".formatted(kill, KILLS, letters.statuses()));
            }
            letters.awaitEnd(LONGEST);
            return rows(stage, letters, sandbox.messages());
        }
    }

    private static List<Row> rows(Stage stage, Letters letters, List<SentMessage> sent) throws Exception {
        Map<String, Integer> statuses = letters.statuses();
        Map<String, Integer> steps = letters.steps();
        Map<String, Long> byPhone =
                sent.stream().collect(Collectors.groupingBy(SentMessage::to, Collectors.counting()));
        long doubled = byPhone.values().stream().filter(many -> many > 1).count();
        int failed = statuses.getOrDefault("failed", 0);
        int expired = statuses.getOrDefault("expired", 0);
        long lost = MESSAGES - byPhone.size() - failed - expired;
        stage.remark("faults: statuses " + statuses + ", steps " + steps);
        return List.of(
                row("lost", lost, lost == 0, "0"),
                row("doubled", doubled, doubled == 0, "0"),
                row("failed", failed, failed == 0, "0"),
                row("expired", expired, expired <= MESSAGES / 100, "≤ 1 %"),
                new Row(
                        "faults: settled",
                        steps.getOrDefault("found", 0) + " found, " + steps.getOrDefault("not_found", 0) + " not found",
                        "",
                        "",
                        "",
                        "by the provider's list; " + steps.getOrDefault("unknown", 0) + " outcomes were unknown"));
    }

    private static Row row(String what, long many, boolean isMet, String aim) {
        Function<Long, String> words = count -> count + " of " + MESSAGES;
        return new Row(
                "faults: " + what,
                words.apply(many),
                "",
                "",
                Row.aim(aim, isMet),
                "36 % of the answers wrong or missing, killed " + KILLS + " times");
    }
}
