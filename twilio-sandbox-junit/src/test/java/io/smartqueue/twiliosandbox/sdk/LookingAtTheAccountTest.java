package io.smartqueue.twiliosandbox.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.OutgoingCallerId;
import com.twilio.rest.messaging.v1.Service;
import com.twilio.rest.messaging.v1.service.PhoneNumber;
import io.smartqueue.twiliosandbox.callback.Signature;
import io.smartqueue.twiliosandbox.junit.Receipt;
import io.smartqueue.twiliosandbox.junit.Twilio;
import io.smartqueue.twiliosandbox.junit.WithTwilioSandbox;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The official SDK reads the account as it would read one at Twilio, and meets its limits. */
@WithTwilioSandbox(
        apiKey = LookingAtTheAccountTest.KEY + ":key-secret",
        senders = {"+221338000000", "whatsapp:+221338000001"})
class LookingAtTheAccountTest {
    static final String KEY = "SK11111111111111111111111111111111";
    private static final com.twilio.type.PhoneNumber SENDER = new com.twilio.type.PhoneNumber("+15005550006");
    private static final com.twilio.type.PhoneNumber PHONE = new com.twilio.type.PhoneNumber("+221770000012");

    private final Twilio twilio;
    private final TwilioRestClient client;

    LookingAtTheAccountTest(Twilio twilio) {
        this.twilio = twilio;
        this.client = SandboxHttpClient.clientOf(twilio);
    }

    @Test
    void findsTheAccountWithoutItsToken() {
        Account account = Account.fetcher().fetch(client);

        assertThat(account.getSid()).isEqualTo(twilio.accountSid());
        assertThat(account.getStatus()).isEqualTo(Account.Status.ACTIVE);
        assertThat(account.getType()).isEqualTo(Account.Type.FULL);
        assertThat(account.getAuthToken()).isNull();
        assertThat(account.getDateCreated()).isNotNull();
    }

    @Test
    void findsTheNumbersItOwnsAndWhatTheyCan() {
        List<String> all = StreamSupport.stream(
                        IncomingPhoneNumber.reader().read(client).spliterator(), false)
                .map(number -> number.getPhoneNumber().getEndpoint())
                .toList();
        assertThat(all).containsExactly("+15005550006", "+221338000000");

        var one = IncomingPhoneNumber.reader()
                .setPhoneNumber("+221338000000")
                .firstPage(client)
                .getRecords();
        assertThat(one).singleElement().satisfies(number -> {
            assertThat(number.getCapabilities().getSms()).isTrue();
            assertThat(number.getSid()).matches("PN[0-9a-f]{32}");
        });
        assertThat(IncomingPhoneNumber.reader()
                        .setPhoneNumber("+221338000099")
                        .firstPage(client)
                        .getRecords())
                .isEmpty();
    }

    @Test
    void findsTheMessagingServiceAndItsPool() {
        String sid = twilio.messagingServiceSid();

        assertThat(Service.fetcher(sid).fetch(client).getSid()).isEqualTo(sid);
        assertThat(PhoneNumber.reader(sid).firstPage(client).getRecords())
                .singleElement()
                .satisfies(number -> {
                    assertThat(number.getPhoneNumber()).isEqualTo(SENDER);
                    assertThat(number.getCapabilities()).contains("SMS");
                });
        assertRefused(() -> Service.fetcher("MG" + "0".repeat(32)).fetch(client), 404, 20404);
    }

    @Test
    void mayWriteOnTrialToVerifiedPhonesOnlyAndNotWithoutThePrefix() {
        twilio.sandbox().changeAccount(now -> now.trial("+221770000012"));

        assertThat(Account.fetcher().fetch(client).getType()).isEqualTo(Account.Type.TRIAL);
        assertThat(OutgoingCallerId.reader().firstPage(client).getRecords())
                .singleElement()
                .satisfies(id -> assertThat(id.getPhoneNumber()).isEqualTo(PHONE));
        assertThat(OutgoingCallerId.reader()
                        .setPhoneNumber("+221770000099")
                        .firstPage(client)
                        .getRecords())
                .isEmpty();
        assertThat(Message.creator(PHONE, SENDER, "Bonjour").create(client).getBody())
                .isEqualTo("Sent from your Twilio trial account - Bonjour");
        assertRefused(
                () -> Message.creator(new com.twilio.type.PhoneNumber("+221770000099"), SENDER, "Bonjour")
                        .create(client),
                400,
                21608);
        assertRefused(
                () -> Message.creator(PHONE, new com.twilio.type.PhoneNumber("SmartQueue"), "Bonjour")
                        .create(client),
                400,
                21267);
        assertThat(Message.creator(
                                new com.twilio.type.PhoneNumber("whatsapp:+221770000099"),
                                new com.twilio.type.PhoneNumber("whatsapp:+14155238886"),
                                "Bonjour")
                        .create(client)
                        .getBody())
                .isEqualTo("Bonjour");
    }

    @Test
    void maySendNothingWhileSuspended() {
        twilio.suspend();

        assertThat(Account.fetcher().fetch(client).getStatus()).isEqualTo(Account.Status.SUSPENDED);
        assertRefused(() -> Message.creator(PHONE, SENDER, "Bonjour").create(client), 403, 20005);
        assertThat(twilio.messages()).isEmpty();
    }

    @Test
    void mayWithAKeyReadAllButTheAccountItself() {
        var withKey = SandboxHttpClient.clientOf(twilio, KEY, "key-secret");

        assertRefused(() -> Account.fetcher().fetch(withKey), 401, 20003);
        assertThat(IncomingPhoneNumber.reader().firstPage(withKey).getRecords()).hasSize(2);
    }

    @Test
    void mustUseTheTokenThatWasPromotedWhichAlsoSignsWhatIsUnderWay() {
        String address = twilio.baseUrl() + "/status";
        Message sent = Message.creator(PHONE, SENDER, "Bonjour")
                .setStatusCallback(address)
                .create(client);
        twilio.promoteToken("the next token");

        assertRefused(() -> Account.fetcher().fetch(client), 401, 20003);
        assertThat(Account.fetcher()
                        .fetch(SandboxHttpClient.clientOf(twilio, twilio.accountSid(), "the next token"))
                        .getSid())
                .isEqualTo(twilio.accountSid());
        Receipt receipt = twilio.awaitReceipt(sent.getSid(), "delivered");
        assertThat(receipt.signature()).isEqualTo(Signature.of(address, receipt.form(), "the next token"));
    }

    private static void assertRefused(Callable<?> request, int status, int code) {
        assertThatThrownBy(request::call).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.getStatusCode()).isEqualTo(status);
            assertThat(refused.getCode()).isEqualTo(code);
        });
    }
}
