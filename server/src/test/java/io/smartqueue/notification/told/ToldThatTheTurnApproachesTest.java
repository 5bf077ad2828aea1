package io.smartqueue.notification.told;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ToldThatTheTurnApproachesTest extends MessagesScenario {

    private String ticket;

    @BeforeEach
    void aTicketIsTakenLongBeforeItsTurn() {
        line.bank.tells("sms", "ticket_almost", "almost {{ticket_number}} {{eta_minutes}}");
        for (int i = 0; i < 12; i++) {
            line.bank.agent().post("tickets/", Map.of("queue_id", line.queue)).is(201);
        }
        ticket = line.take(MessagesOfAVisit.phone());
    }

    @Test
    void whoIsFarAwayIsToldOnce() {
        line.act(ticket, "travel", Map.of("minutes", 200));

        String body = line.awaitStatus(ticket, "ticket_almost", "delivered")
                .path("body")
                .asString();

        assertThat(body).matches("almost A\\d{3} \\d+");
        line.act(ticket, "travel", Map.of("minutes", 240));
        line.bank.agent().post("tickets/", Map.of("queue_id", line.queue)).is(201);
        assertThat(line.about(ticket, "ticket_almost")).hasSize(1);
    }

    @Test
    void whatHasNotLeftWhenTheCallComesNeverLeaves() {
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(120)));
        line.act(ticket, "travel", Map.of("minutes", 200));
        line.awaitStep(ticket, "ticket_almost", "retry");

        line.bank
                .admin()
                .post("tickets/" + ticket + "/cancel/", Map.of("reason", "essai"))
                .is(200);

        MessagesOfAVisit.assertEnds(line.about(ticket, "ticket_almost").getFirst(), "cancelled", "superseded");
    }

    @Test
    void itIsNotToldToWhoLetsOthersPassMeanwhile() {
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(120)));
        line.bank.agent().post("tickets/", Map.of("queue_id", line.queue)).is(201);
        line.act(ticket, "travel", Map.of("minutes", 200));
        line.awaitStep(ticket, "ticket_almost", "retry");

        line.bank
                .admin()
                .post("tickets/" + ticket + "/postpone/", Map.of("places", 1))
                .is(200);

        MessagesOfAVisit.assertEnds(line.about(ticket, "ticket_almost").getFirst(), "cancelled", "superseded");
    }

    @Test
    void itIsNotToldAfterTheCall() {
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(120)));
        line.act(ticket, "travel", Map.of("minutes", 200));
        line.awaitStep(ticket, "ticket_almost", "retry");

        line.bank
                .agent()
                .post("tickets/" + ticket + "/call/", Map.of("reason", "urgent"))
                .is(200);

        MessagesOfAVisit.assertEnds(line.about(ticket, "ticket_almost").getFirst(), "cancelled", "superseded");
    }
}
