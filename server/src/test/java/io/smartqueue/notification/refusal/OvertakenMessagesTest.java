package io.smartqueue.notification.refusal;

import static io.smartqueue.TestSandbox.SANDBOX;
import static io.smartqueue.TestSandbox.sentTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.SetClock;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** While the provider takes nothing, the line goes on: what waits to be told and is not so any more never leaves. */
class OvertakenMessagesTest extends MessagesScenario {

    @Autowired
    SetClock clock;

    private String phone;
    private String ticket;

    @BeforeEach
    void aTicketIsTakenWhileTheProviderTakesNothing() {
        for (String event : new String[] {"ticket_created", "ticket_called", "ticket_missed"}) {
            line.bank.tells("sms", event, event + " {{ticket_number}}");
        }
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_429, Fault.always().retryAfter(120)));
        phone = MessagesOfAVisit.phone();
        ticket = line.take(phone);
        line.awaitStep(ticket, "ticket_created", "retry");
    }

    @Test
    void aPlaceInLineIsNotToldOnceTheCustomerIsCalled() {
        line.callNext();

        MessagesOfAVisit.assertEnds(line.about(ticket, "ticket_created").getFirst(), "cancelled", "superseded");
        line.awaitStep(ticket, "ticket_called", "retry");
        line.awaitStatus(ticket, "ticket_called", "pending");
    }

    @Test
    void theMessageAboutTheActThatWithdrewItIsNamed() {
        String incident = "sites/" + line.site + "/incident/";
        line.bank
                .manager()
                .post(incident, Map.of("note", "Panne", "message", "Panne"))
                .is(201);
        line.awaitStep(ticket, "custom", "retry");
        line.bank.manager().post(incident + "end/", Map.of()).is(200);

        line.callNext();

        assertThat(line.about(ticket, "ticket_created")
                        .getFirst()
                        .path("superseded_by")
                        .asString())
                .isEqualTo(line.about(ticket, "ticket_called")
                        .getFirst()
                        .path("id")
                        .asString());
    }

    @Test
    void whatWasSaidOfAnIncidentIsNotToldOnceItIsOverWithoutAWord() {
        String incident = "sites/" + line.site + "/incident/";
        line.bank
                .manager()
                .post(incident, Map.of("note", "Panne", "message", "Panne"))
                .is(201);
        line.awaitStep(ticket, "custom", "retry");
        clock.set(clock.instant().plusSeconds(2));

        line.bank.manager().post(incident + "end/", Map.of()).is(200);

        MessagesOfAVisit.assertEnds(line.awaitStatus(ticket, "custom", "cancelled"), "cancelled", "superseded");
        assertThat(line.about(ticket, "custom")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"missed", "start", "return", "no-show"})
    void aCallIsNotToldOnceItIsOver(String act) {
        line.callNext();
        line.awaitStep(ticket, "ticket_called", "retry");

        line.act(ticket, act, Map.of("reason", "essai"));

        MessagesOfAVisit.assertEnds(line.about(ticket, "ticket_called").getFirst(), "cancelled", "superseded");
    }

    @Test
    void aRepeatedCallIsStillTrue() {
        line.callNext();
        line.awaitStep(ticket, "ticket_called", "retry");

        line.act(ticket, "recall", Map.of());

        assertThat(line.about(ticket, "ticket_called").getFirst().path("status").asString())
                .isEqualTo("pending");
    }

    @Test
    void whatWasSaidOfAnIncidentIsNotToldOnceItIsOver() {
        String incident = "sites/" + line.site + "/incident/";
        line.bank
                .manager()
                .post(incident, Map.of("note", "Panne", "message", "Panne"))
                .is(201);
        line.awaitStep(ticket, "custom", "retry");
        // Two messages of one second would count as one.
        clock.set(clock.instant().plusSeconds(2));

        line.bank
                .manager()
                .post(incident + "end/", Map.of("message", "Tout va bien"))
                .is(200);

        line.awaitStatus(ticket, "custom", "cancelled");
        assertThat(line.about(ticket, "custom"))
                .extracting(message -> message.path("body").asString() + " "
                        + message.path("error_code").asString())
                .contains("Panne superseded")
                .doesNotContain("Tout va bien superseded");
    }

    @Test
    void whatSlippedThroughIsStoppedWhenItIsOpenedForSending() {
        line.callNext();
        line.awaitStep(ticket, "ticket_called", "retry");
        line.act(ticket, "start", Map.of());
        String id = line.about(ticket, "ticket_called").getFirst().path("id").asString();
        SANDBOX.faults(Faults.none());

        write(
                "update notification set status = 'pending', error_code = null, look_at = now() where id = ?",
                UUID.fromString(id));

        MessagesOfAVisit.assertEnds(line.awaitStatus(ticket, "ticket_called", "cancelled"), "cancelled", "superseded");
        assertThat(sentTo(phone)).isEmpty();
    }
}
