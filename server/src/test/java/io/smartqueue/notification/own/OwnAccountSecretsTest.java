package io.smartqueue.notification.own;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.channel.Channel;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.notification.MessagesScenario;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.twiliosandbox.SubAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A server without the key of the secrets loses no message: it waits for a server that has it. */
class OwnAccountSecretsTest extends MessagesScenario {

    @Autowired
    List<Channel> channels;

    @Autowired
    List<Checkup> checkups;

    @Test
    void thatNobodyCanReadLetMessagesWaitAndAreTold() {
        SubAccount account = SANDBOX.openSubAccount("Banque");
        line.bank
                .admin()
                .put(
                        "twilio-account/",
                        Map.of(
                                "account_sid",
                                account.sid(),
                                "auth_token",
                                account.authToken(),
                                "phone_number",
                                account.number()))
                .is(200);
        assertThat(wrong()).isEmpty();
        write("update twilio_account set key_id = 'x' || key_id");
        Channel sms = channels.stream()
                .filter(channel -> channel.medium() == Medium.SMS)
                .findFirst()
                .orElseThrow();
        Await.until(
                Duration.ofSeconds(30),
                () -> CurrentTenant.call(
                        line.bank.tenant().id(), () -> sms.sender().isPresent()),
                known -> !known);

        String message = line.bank
                .manager()
                .post(
                        "/api/v1/admin/notifications/",
                        Map.of("channel", "sms", "recipient", MessagesOfAVisit.phone(), "body", "Attend la clé"))
                .is(202)
                .id();
        line.awaitStepOf(message, "retry");
        assertThat(wrong()).anySatisfy(words -> assertThat(words).contains(line.bank.slug()));

        write("update twilio_account set key_id = substr(key_id, 2)");
        line.awaitEnd(message, "delivered", "");
        assertThat(account.messages()).hasSize(1);
    }

    private List<String> wrong() {
        return checkups.stream()
                .filter(one -> one.getClass().getSimpleName().equals("OwnSecretsCheckup"))
                .flatMap(one -> one.examine().stream())
                .map(Finding::words)
                .filter(words -> words.contains(line.bank.slug()))
                .toList();
    }
}
