package io.smartqueue.notification.limit;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message that was delayed into quiet hours is judged by them when its turn to leave comes. */
class DelayedIntoQuietHoursTest extends MessagesScenario {

    private static final Duration LONG = Duration.ofSeconds(60);

    private String phone = "";
    private String ticket = "";

    @BeforeEach
    void delay() {
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}}");
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(2)));
        phone = MessagesOfAVisit.phone();
        ticket = line.take(phone);
        line.awaitStep(ticket, "ticket_created", "retry");
    }

    @Test
    void waitsForTheirEnd() {
        beQuiet();
        SANDBOX.faults(Faults.none());

        Await.until(
                LONG,
                () -> read("select id from notification where not_before = look_at and status = 'pending'"),
                found -> found.size() == 1);
        assertThat(sentTo(phone)).isEmpty();
    }

    @Test
    void isSuppressedWhenItWouldBeUselessAfterThem() {
        write("update notification set expires_at = now() + interval '10 minutes'");
        beQuiet();
        SANDBOX.faults(Faults.none());

        assertThat(line.awaitStatus(ticket, "ticket_created", "suppressed")
                        .path("error_code")
                        .asString())
                .isEqualTo("quiet_hours");
        assertThat(sentTo(phone)).isEmpty();
    }

    private void beQuiet() {
        // The zone of the site is that of Dakar.
        LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        Map<String, Object> window = Map.of(
                "from",
                now.minusMinutes(30).toString(),
                "to",
                now.plusMinutes(20).toString());
        line.bank
                .admin()
                .patch("messaging/", Map.of("quiet_hours", Map.of("sms", window)))
                .is(200);
    }
}
