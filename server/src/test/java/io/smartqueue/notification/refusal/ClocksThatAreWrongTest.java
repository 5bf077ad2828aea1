package io.smartqueue.notification.refusal;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.SetClock;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One server's own clock is wrong; several agree by the database's. */
class ClocksThatAreWrongTest extends MessagesScenario {

    /** Longer than a message of a new ticket is useful. */
    private static final Duration WRONG = Duration.ofMinutes(90);

    private static final Duration SLOW = Duration.ofSeconds(3);

    @Autowired
    SetClock clock;

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void makeNoMessageLateOrExpiredOrDouble(int direction) {
        line.bank.tells("sms", "ticket_created", "Pris {{ticket_number}}");
        SANDBOX.faults(Faults.of(FaultKind.SLOW_ANSWER, Fault.next(1).delayedBy(SLOW)));
        clock.set(clock.instant().plus(WRONG.multipliedBy(direction)));
        String phone = MessagesOfAVisit.phone();
        String ticket = line.take(phone);

        var message = line.awaitStatus(ticket, "ticket_created", "delivered");

        assertThat(MessagesOfAVisit.steps(message)).doesNotContain("unknown", "retry", "expired", "found");
        assertThat(sentTo(phone)).extracting(SentMessage::body).containsExactly("Pris A001");
    }
}
