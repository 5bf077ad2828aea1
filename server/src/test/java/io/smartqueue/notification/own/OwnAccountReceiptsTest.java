package io.smartqueue.notification.own;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.channel.Channel;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.twiliosandbox.SentMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A receipt is believed of the account from which its message left, also when that account or its token is no more. */
class OwnAccountReceiptsTest extends OwnAccountsScenario {

    private static final String SECOND = "11111111111111111111111111111111";
    private static final String THIRD = "33333333333333333333333333333333";

    @Autowired
    List<Channel> channels;

    @Test
    void isStoredOnlyWhenTheAccountOfTheMessageHasSignedIt() {
        String common = send(line.bank, "Du compte commun " + line.bank.slug());
        arrived(common, "delivered");
        bring(account.authToken());
        String own = send(line.bank, "Du compte de la banque");
        arrived(own, "delivered");
        String ofCommon = sid(SANDBOX.messages(), "Du compte commun " + line.bank.slug());
        String ofOwn = sid(account.messages(), "Du compte de la banque");

        assertThat(read(common, ofCommon, account.sid(), account.authToken())).isEqualTo(204);
        assertThat(read(own, ofOwn, SANDBOX.accountSid(), SANDBOX.authToken())).isEqualTo(204);
        assertThat(arrived(common, "delivered").path("events").toString()).doesNotContain("\"read\"");
        assertThat(arrived(own, "delivered").path("events").toString()).doesNotContain("\"read\"");

        assertThat(read(common, ofCommon, SANDBOX.accountSid(), SANDBOX.authToken()))
                .isEqualTo(204);
        assertThat(read(own, ofOwn, account.sid(), account.authToken())).isEqualTo(204);
        arrived(common, "read");
        arrived(own, "read");
    }

    @Test
    void ofAnAccountThatWasRemovedMeanwhileIsStoredAndNothingElseOfItIs() {
        bring(account.authToken());
        String own = send(line.bank, "Parti avant");
        arrived(own, "delivered");
        String sid = sid(account.messages(), "Parti avant");

        line.bank.admin().delete("twilio-account/").is(204);

        assertThat(read(own, sid, account.sid(), account.authToken())).isEqualTo(204);
        arrived(own, "read");
        assertThat(read(own, sid, account.sid(), WRONG)).isEqualTo(403);
        assertThat(post("inbound", inbound(), account.authToken())).isEqualTo(403);
        assertThat(CurrentTenant.call(line.bank.tenant().id(), () -> sms().ask(sid)))
                .as("what became of it can be asked there")
                .isPresent();
        assertThat(tokensThatEndIn("interval '29 days'")).isEmpty();
        assertThat(tokensThatEndIn("interval '31 days'")).hasSize(1);
    }

    @Test
    void signedWithAnEarlierTokenIsBelievedUntilALaterOneHasSigned() {
        String first = account.authToken();
        bring(first);
        String own = send(line.bank, "Pendant le changement");
        arrived(own, "delivered");
        String sid = sid(account.messages(), "Pendant le changement");

        bring(SECOND);
        account.change(now -> now.promoted(THIRD));
        assertThat(verdict(bring(THIRD), "webhook")).isEqualTo("right");

        assertThat(tokensThatEndIn("interval '100 years'"))
                .as("our own probe promotes nothing")
                .isEmpty();
        assertThat(read(own, sid, account.sid(), SECOND)).isEqualTo(204);
        assertThat(post("inbound", inbound(), first)).isEqualTo(200);
        arrived(own, "read");

        assertThat(read(own, sid, account.sid(), THIRD)).isEqualTo(204);

        assertThat(tokensThatEndIn("interval '25 hours'")).hasSize(2);
        assertThat(read(own, sid, account.sid(), first)).isEqualTo(204);
        write("update former_twilio_account set ends_at = now()");
        Await.until(LONG, () -> read(own, sid, account.sid(), first), status -> status == 403);
    }

    private int read(String message, String sid, String account, String token) {
        return post(
                "status?n=" + message + "&o=" + line.bank.tenant().id(),
                "MessageSid=" + sid + "&MessageStatus=read&AccountSid=" + account,
                token);
    }

    private String inbound() {
        return "MessageSid=SM" + "3".repeat(32) + "&From=" + encoded(MessagesOfAVisit.phone()) + "&To="
                + encoded(account.number()) + "&Body=Bonjour&AccountSid=" + account.sid();
    }

    private List<?> tokensThatEndIn(String interval) {
        return read("select id from former_twilio_account where ends_at < now() + " + interval);
    }

    private Channel sms() {
        return channels.stream()
                .filter(channel -> channel.medium() == Medium.SMS)
                .findFirst()
                .orElseThrow();
    }

    private static String sid(List<SentMessage> messages, String body) {
        return messages.stream()
                .filter(message -> message.body().equals(body))
                .map(SentMessage::sid)
                .findFirst()
                .orElseThrow();
    }
}
