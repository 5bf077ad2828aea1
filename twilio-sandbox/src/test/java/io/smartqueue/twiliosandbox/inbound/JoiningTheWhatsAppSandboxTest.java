package io.smartqueue.twiliosandbox.inbound;

import static io.smartqueue.twiliosandbox.support.Eventually.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import io.smartqueue.twiliosandbox.support.CustomerServer;
import io.smartqueue.twiliosandbox.support.HandClock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JoiningTheWhatsAppSandboxTest {
    private static final String PHONE = "whatsapp:+221770000012";
    private static final String SANDBOX_SENDER = "whatsapp:+14155238886";
    private static final String OWN_SENDER = "whatsapp:+221330000000";

    private final HandClock clock = new HandClock();
    private final CustomerServer customer = new CustomerServer();
    private final TwilioSandbox sandbox = TwilioSandbox.start(SandboxOptions.defaults()
            .withLenientWhatsApp()
            .withSenders(Set.of(OWN_SENDER))
            .withInboundUrl(customer.url("/inbound"))
            .withClock(clock));
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
        customer.close();
    }

    @Test
    void nobodyHasToWhereWhatsAppIsLenient() {
        assertThat(endOf(send(SANDBOX_SENDER))).isEqualTo("read");
    }

    @Test
    void whoHasNotIsNotReached() {
        membersOnly();

        SentMessage message = ended(send(SANDBOX_SENDER, "StatusCallback", customer.url("/status")));

        assertThat(message.status()).isEqualTo("failed");
        assertThat(message.errorCode()).isEqualTo(63015);
        waitUntil("a receipt", () -> customer.statuses().contains("failed"));
        assertThat(customer.posts().getLast().field("ErrorCode")).isEqualTo("63015");
    }

    @Test
    void whoSendsTheWordsIsReached() {
        membersOnly();

        Received received =
                sandbox.inbound(PHONE, null, " " + sandbox.joinWords().toUpperCase(Locale.ROOT));

        assertThat(received.keyword()).isEqualTo("JOIN");
        assertThat(received.forwarded()).isFalse();
        assertThat(customer.posts()).isEmpty();
        assertThat(sandbox.messages().getLast().body()).contains("You are all set");
        assertThat(endOf(send(SANDBOX_SENDER))).isEqualTo("read");
        assertThat(sandbox.inbound(PHONE, null, "Bonjour").forwarded()).isTrue();
    }

    @Test
    void membershipEndsAfterThreeDays() {
        membersOnly();
        sandbox.inbound(PHONE, null, sandbox.joinWords());

        clock.advance(Duration.ofHours(71));
        assertThat(endOf(send(SANDBOX_SENDER))).isEqualTo("read");
        clock.advance(Duration.ofHours(2));
        assertThat(endOf(send(SANDBOX_SENDER))).isEqualTo("failed");
    }

    @Test
    void strangersAreToldToJoinAndTheServerHearsNothing() {
        membersOnly();

        Received received = sandbox.inbound(PHONE, null, "join something-else");

        assertThat(received.keyword()).isEqualTo("NOT_JOINED");
        assertThat(customer.posts()).isEmpty();
        SentMessage answer = sandbox.messages().getLast();
        assertThat(answer.body()).contains("not connected");
        assertThat(endOf(answer.sid())).isEqualTo("read");
    }

    @Test
    void membersLeaveWithStop() {
        caller.control("PUT", "account", "{\"joined\": [\"+221770000012\"]}");
        assertThat(endOf(send(SANDBOX_SENDER))).isEqualTo("read");

        assertThat(sandbox.inbound(PHONE, null, "stop").keyword()).isEqualTo("LEAVE");

        assertThat(endOf(send(SANDBOX_SENDER))).isEqualTo("failed");
    }

    @Test
    void anOwnSenderIsNoSandbox() {
        membersOnly();

        assertThat(endOf(send(OWN_SENDER))).isEqualTo("read");
    }

    private void membersOnly() {
        assertThat(caller.control("PUT", "account", "{\"joined\": []}").status())
                .isEqualTo(200);
    }

    private String send(String from, String... more) {
        String[] fields = new String[more.length + 4];
        System.arraycopy(new String[] {"To", PHONE, "From", from}, 0, fields, 0, 4);
        System.arraycopy(more, 0, fields, 4, more.length);
        return caller.createUsual(fields).json().get("sid").asString();
    }

    private String endOf(String sid) {
        return ended(sid).status();
    }

    private SentMessage ended(String sid) {
        waitUntil("an end", () -> Set.of("read", "failed").contains(find(sid).status()));
        return find(sid);
    }

    private SentMessage find(String sid) {
        return sandbox.messages().stream()
                .filter(message -> message.sid().equals(sid))
                .findFirst()
                .orElseThrow();
    }
}
