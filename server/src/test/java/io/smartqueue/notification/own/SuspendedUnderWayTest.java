package io.smartqueue.notification.own;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.Person;
import io.smartqueue.twiliosandbox.SubAccount;
import io.smartqueue.twiliosandbox.account.Standing.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Twilio had taken when it suspended our account fails with 30002, and what it refuses with 21660 is not lost. */
class SuspendedUnderWayTest extends OwnAccountsScenario {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** The sandbox delivers no receipt after "sent" there, as some networks do. */
    private static final String SILENT = "+221700000001";

    @Test
    void whatFailedForItIsSentAgainWhenTheAccountIsRight() {
        bring(account.authToken());
        String ticket = called();
        String first =
                line.awaitStatus(ticket, "ticket_called", "sent").path("id").asString();
        account.change(now -> now.with(Status.SUSPENDED));

        assertThat(fails(first)).isEqualTo(204);
        assertThat(fails(first)).as("the receipt comes twice").isEqualTo(204);

        List<JsonNode> both = Await.until(LONG, () -> line.about(ticket, "ticket_called"), all -> all.size() == 2);
        assertThat(both.getLast().path("error_code").asString()).isEqualTo("30002");
        String again = both.getFirst().path("id").asString();
        assertThat(both.getFirst().path("fallback_of").asString()).isEqualTo(first);
        write("update notification set not_before = now(), look_at = now() where status = 'pending'");
        line.awaitStepOf(again, "parked");
        assertThat(account.messages()).hasSize(1);

        account.change(now -> now.with(Status.ACTIVE));
        resume();

        line.awaitStatus(ticket, "ticket_called", "sent");
        assertThat(account.messages()).hasSize(2);
        assertThat(account.messages().getLast().body())
                .isEqualTo(account.messages().getFirst().body());
        assertThat(line.about(ticket, "ticket_called")).hasSize(2);
    }

    @Test
    void theSenderOfAnotherAccountParksItselfOnly() {
        SubAccount other = SANDBOX.openSubAccount("Assurance");
        Map<String, Object> draft = draft(account.authToken());
        draft.put("phone_number", other.number());
        line.bank.admin().put("twilio-account/", draft).is(200);
        String own = send(line.bank, "De l'autre");

        JsonNode waiting = line.awaitStepOf(own, "parked");

        assertThat(waiting.path("status").asString()).isEqualTo("pending");
        assertThat(waiting.path("error_message").asString()).startsWith("21660");
        arrived(send(clinic, "N'attend pas"), "delivered", clinic);

        bring(account.authToken());
        arrived(own, "delivered");
        assertThat(account.messages()).hasSize(1);
        assertThat(other.messages()).isEmpty();
    }

    private String called() {
        line.bank.tells("sms", "ticket_called", "Appel {{ticket_number}}");
        String ticket = line.take(SILENT);
        line.callNext();
        return ticket;
    }

    private int fails(String message) {
        return post(
                "status?n=" + message + "&o=" + line.bank.tenant().id(),
                "MessageSid=" + account.messages().getFirst().sid()
                        + "&MessageStatus=failed&ErrorCode=30002&AccountSid=" + account.sid(),
                account.authToken());
    }

    private void resume() {
        Person operator = organisations.operator();
        operator.get("/api/v1/admin/senders/")
                .is(200)
                .json()
                .path("results")
                .valueStream()
                .filter(one -> one.path("address").asString().equals(account.number()))
                .filter(one -> one.path("state").asString().equals("parked"))
                .forEach(one ->
                        operator.post("/api/v1/admin/senders/" + one.path("id").asString() + "/resume/"));
    }
}
