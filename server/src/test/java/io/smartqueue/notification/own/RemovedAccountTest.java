package io.smartqueue.notification.own;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.account.Standing.Status;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The answer for a message was lost, and then its account was removed here, with nothing in its place: this
 * organisation's next account has no number for SMS, as an installation without an account has none.
 */
class RemovedAccountTest extends OwnAccountsScenario {

    @Test
    void isStillAskedWhatBecameOfTheMessage() {
        String lost = lostAnswer();
        removeTheAccount();

        SANDBOX.faults(Faults.none());

        JsonNode found = line.awaitStepOf(lost, "found");
        assertThat(found.path("provider_id").asString())
                .isEqualTo(account.messages().getFirst().sid());
        assertThat(account.messages()).hasSize(1);
        line.awaitEnd(send(line.bank, "Plus de SMS"), "failed", "channel_off");
    }

    @Test
    void endsItsMessagesAtOnceWhenItRefusesUs() {
        String lost = lostAnswer();
        removeTheAccount();
        account.change(now -> now.with(Status.CLOSED));

        SANDBOX.faults(Faults.none());

        JsonNode failed = line.awaitEnd(lost, "failed", "unknown_outcome");
        assertThat(failed.path("error_message").asString()).contains("was removed");
    }

    private String lostAnswer() {
        bring(account.authToken());
        SANDBOX.faults(Faults.of(FaultKind.ACCEPT_THEN_DROP, Fault.next(1))
                .with(FaultKind.RECEIPTS_DROPPED, Fault.percent(100)));
        String lost = send(line.bank, "Parti sans réponse");
        line.awaitStepOf(lost, "unknown");
        SANDBOX.faults(
                Faults.of(FaultKind.ANSWER_503, Fault.always()).with(FaultKind.RECEIPTS_DROPPED, Fault.percent(100)));
        return lost;
    }

    private void removeTheAccount() {
        var next = SANDBOX.openSubAccount("Assurance");
        line.bank
                .admin()
                .put(
                        "twilio-account/",
                        Map.of(
                                "account_sid",
                                next.sid(),
                                "auth_token",
                                next.authToken(),
                                "whatsapp_number",
                                next.whatsapp()))
                .is(200);
    }
}
