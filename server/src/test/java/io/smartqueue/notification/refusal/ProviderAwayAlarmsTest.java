package io.smartqueue.notification.refusal;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The alarms that we ship go off while the provider is away, although each attempt moves the next one on. */
class ProviderAwayAlarmsTest extends MessagesScenario {

    private static final Path ALERTS = Path.of("../docs/operations/alerts.prometheus.yml");

    private static final String OLDEST_CALL = "smartqueue_backlog_oldest_seconds{lane=\"0\"}";

    @BeforeEach
    void open() {
        line.bank.tells("sms", "ticket_called", "Appel {{ticket_number}}");
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"ANSWER_429", "DROP"})
    void aCallThatIsTriedAgainIsAsOldAsItsFirstAttempt(FaultKind away) {
        SANDBOX.faults(Faults.of(away, Fault.always().onEverything()));
        String ticket = line.take(MessagesOfAVisit.phone());
        line.callNext();
        line.awaitStep(ticket, "ticket_called", away == FaultKind.DROP ? "unknown" : "retry");
        // Messages of other tests may wait too; this one shall be the oldest.
        double older = max(OLDEST_CALL) + 1000;

        write("update notification set created_at = created_at - ? * interval '1 second'", older);

        Await.until(Duration.ofSeconds(60), () -> max(OLDEST_CALL), seconds -> seconds >= older);
        assertThat(holds("CallsWait")).isTrue();
    }

    @Test
    void theDispatcherSaysWhenItLastLooked() {
        assertThat(holds("DispatcherStandsStill")).isFalse();
        assertThat(max("smartqueue_dispatcher_last_look_seconds")).isBetween(0.0, 60.0);
    }

    /** For a rule of the form {@code max(metric{labels}) > number}. */
    private boolean holds(String alert) {
        Matcher rule = Pattern.compile("alert: " + alert + "\\n *expr: max\\((\\S+)\\) > (\\d+)")
                .matcher(read(ALERTS));
        assertThat(rule.find()).as(alert).isTrue();
        return max(rule.group(1)) > Double.parseDouble(rule.group(2));
    }

    private double max(String metric) {
        String beginning = metric.replaceFirst("}$", "");
        return organisations
                .nobody()
                .get("/actuator/prometheus")
                .is(200)
                .body()
                .lines()
                .filter(row -> row.startsWith(beginning))
                .mapToDouble(row -> Double.parseDouble(row.substring(row.lastIndexOf(' ') + 1)))
                .max()
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
