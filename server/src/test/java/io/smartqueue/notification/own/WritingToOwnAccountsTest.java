package io.smartqueue.notification.own;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.twiliosandbox.SubAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people and Twilio write to an organisation's own account reaches that organisation, and speaks for no other. */
class WritingToOwnAccountsTest extends OwnAccountsScenario {

    @Test
    void webhooksAreBelievedWithTheTokenOfTheAccountThatTheyNameOnly() {
        bring(account.authToken());
        String phone = MessagesOfAVisit.phone();
        String form = "MessageSid=SM" + "1".repeat(32) + "&From=" + encoded(phone) + "&To=" + encoded(account.number())
                + "&Body=Bonjour&AccountSid=";

        assertThat(post("inbound", form + account.sid(), SANDBOX.authToken())).isEqualTo(403);
        assertThat(post("inbound", form + SANDBOX.accountSid(), account.authToken()))
                .isEqualTo(403);
        assertThat(post("inbound", form + "AC" + "0".repeat(32), account.authToken()))
                .isEqualTo(403);
        assertThat(post("inbound", form + account.sid(), account.authToken())).isEqualTo(200);
        assertThat(line.bank.manager().get("inbound-messages/").is(200).text("count"))
                .isEqualTo("1");

        // Its own token proves nothing about the messages of others.
        String others = send(clinic, "Reste remis");
        arrived(others, "delivered", clinic);
        String receipt = "status?n=" + others + "&o=" + clinic.tenant().id();
        String failed = "MessageSid=SM" + "2".repeat(32) + "&MessageStatus=failed&ErrorCode=30005&AccountSid=";
        assertThat(post(receipt, failed + account.sid(), account.authToken())).isEqualTo(204);
        assertThat(arrived(others, "delivered", clinic).path("events").toString())
                .doesNotContain("30005");
    }

    @Test
    void theNumberOfSomebodyElseIsRefusedAndSpeaksForNobody() {
        bring(account.authToken());
        SubAccount other = SANDBOX.openSubAccount("Clinique");
        Map<String, Object> theirs = draft(other.authToken());
        theirs.put("account_sid", other.sid());
        clinic.admin()
                .put("twilio-account/", theirs)
                .rejects("phone_number:sender_in_use", "whatsapp_number:sender_in_use");
        theirs.putAll(Map.of("phone_number", "+15005550006", "whatsapp_number", "whatsapp:+14155238886"));
        clinic.admin()
                .put("twilio-account/", theirs)
                .rejects("phone_number:sender_in_use", "whatsapp_number:sender_in_use");
        clinic.admin()
                .put("twilio-account/", draft(WRONG))
                .rejects("phone_number:sender_in_use", "whatsapp_number:sender_in_use");
        clinic.admin().put("twilio-account/", draft(account.authToken())).is(200);

        String phone = MessagesOfAVisit.phone();
        for (String to : List.of("whatsapp:+14155238886", account.whatsapp())) {
            String form = "MessageSid=SM" + "%032x".formatted(to.hashCode()) + "&From=" + encoded("whatsapp:" + phone)
                    + "&To=" + encoded(to) + "&Body=Bonjour&AccountSid=" + account.sid();
            assertThat(post("inbound", form, account.authToken())).isEqualTo(200);
        }
        assertThat(read("select gen_random_uuid() from whatsapp_window where address_hash = address_hash('" + phone
                        + "') and account <> '" + account.sid() + "'"))
                .as("of no other account")
                .isEmpty();
    }

    @Test
    void whoWritesToItsSenderWritesToItAndAStopCountsThereOnly() {
        bring(account.authToken());
        account.forwardInboundTo(organisations.address() + "/webhooks/twilio/inbound");
        String phone = MessagesOfAVisit.phone();
        arrived(send(clinic, phone, "De la clinique"), "delivered", clinic);

        assertThat(SANDBOX.inbound(phone, account.number(), "Bonjour").status()).isEqualTo(200);
        assertThat(line.bank.manager().get("inbound-messages/").is(200).text("count"))
                .isEqualTo("1");
        assertThat(clinic.manager().get("inbound-messages/").is(200).text("count"))
                .isEqualTo("0");

        SANDBOX.inbound(phone, account.number(), "STOP");
        line.awaitEnd(send(line.bank, phone, "Pas envoyé"), "suppressed", "suppressed_stop");
        arrived(send(clinic, phone, "Encore de la clinique"), "delivered", clinic);
    }
}
