package io.smartqueue.twiliosandbox.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import io.smartqueue.twiliosandbox.junit.Twilio;
import io.smartqueue.twiliosandbox.junit.WithTwilioSandbox;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The official SDK finds what it expects at Twilio. */
@WithTwilioSandbox
class OfficialSdkTest {
    private static final PhoneNumber PHONE = new PhoneNumber("+221770000012");
    private static final PhoneNumber SENDER = new PhoneNumber("+15005550006");

    private final Twilio twilio;
    private final TwilioRestClient client;

    OfficialSdkTest(Twilio twilio) {
        this.twilio = twilio;
        this.client = SandboxHttpClient.clientOf(twilio);
    }

    @Test
    void createsAMessage() {
        Message message = Message.creator(PHONE, SENDER, "C'est à vous : ticket A042, guichet 3.")
                .create(client);

        assertThat(message.getSid()).matches("SM[0-9a-f]{32}");
        assertThat(message.getStatus()).isEqualTo(Message.Status.QUEUED);
        assertThat(message.getBody()).isEqualTo("C'est à vous : ticket A042, guichet 3.");
        assertThat(message.getNumSegments()).isEqualTo("1");
        assertThat(message.getPrice()).isNull();
        assertThat(message.getDateCreated()).isBefore(ZonedDateTime.now().plusSeconds(1));
        assertThat(message.getDateSent()).isNull();
        assertThat(twilio.requestCount("POST")).isEqualTo(1);
    }

    @Test
    void fetchesItsProgress() {
        Message created = Message.creator(PHONE, SENDER, "Bonjour").create(client);

        twilio.awaitStatus(created.getSid(), "delivered");

        assertThat(fetch(created).getStatus()).isEqualTo(Message.Status.DELIVERED);
        assertThat(fetch(created).getPrice()).isEqualTo("-0.44000");
        assertThat(fetch(created).getDateSent()).isNotNull();
    }

    @Test
    void sendsOverWhatsApp() {
        twilio.phone("whatsapp:+221770000012").joins();
        Message message = Message.creator(
                        new PhoneNumber("whatsapp:+221770000012"), new PhoneNumber("whatsapp:+14155238886"), "Bonjour")
                .create(client);

        twilio.awaitStatus(message.getSid(), "read");
        assertThat(fetch(message).getStatus()).isEqualTo(Message.Status.READ);
    }

    @Test
    void listsPageAfterPage() {
        List<String> sids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            sids.addFirst(
                    Message.creator(PHONE, SENDER, "number " + i).create(client).getSid());
        }
        Message.creator(new PhoneNumber("+221770000099"), SENDER, "another").create(client);

        List<String> listed = new ArrayList<>();
        Message.reader().setTo(PHONE).setPageSize(3L).read(client).forEach(message -> listed.add(message.getSid()));

        assertThat(listed).isEqualTo(sids);
        assertThat(twilio.requestCount("GET")).isEqualTo(3);
    }

    @Test
    void listsByTheDateOfSending() {
        Message created = Message.creator(PHONE, SENDER, "Bonjour").create(client);
        twilio.awaitStatus(created.getSid(), "delivered");
        ZonedDateTime now = ZonedDateTime.now();

        assertThat(Message.reader()
                        .setDateSentAfter(now.minusMinutes(1))
                        .setDateSentBefore(now.plusMinutes(1))
                        .read(client))
                .hasSize(1);
        assertThat(Message.reader().setDateSentAfter(now.plusMinutes(1)).read(client))
                .isEmpty();
    }

    @Test
    void redactsAndDeletes() {
        Message created = Message.creator(PHONE, SENDER, "Bonjour").create(client);
        twilio.awaitStatus(created.getSid(), "delivered");

        assertThat(Message.updater(created.getSid()).setBody("").update(client).getBody())
                .isEmpty();
        assertThat(Message.deleter(created.getSid()).delete(client)).isTrue();
        assertThatThrownBy(() -> fetch(created))
                .isInstanceOfSatisfying(
                        ApiException.class, gone -> assertThat(gone.getCode()).isEqualTo(20404));
    }

    private Message fetch(Message message) {
        return Message.fetcher(message.getSid()).fetch(client);
    }
}
