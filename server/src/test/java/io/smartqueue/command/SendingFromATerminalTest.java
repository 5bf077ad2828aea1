package io.smartqueue.command;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.channel.smtp.RealMailServer;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With no database in reach, and no folder for one. */
class SendingFromATerminalTest {

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();
    private int posted;

    @BeforeEach
    void connectTheSandbox() {
        terminal.set("smartqueue.data-dir", folder.resolve("data").toString())
                .set("public.base-url", "https://queue.example")
                .set("twilio.account-sid", SANDBOX.accountSid())
                .set("twilio.auth-token", SANDBOX.authToken())
                .set("twilio.phone-number", "+15005550006")
                .set("twilio.whatsapp-number", "whatsapp:+14155238886")
                .set("twilio.base-url", SANDBOX.baseUrl().toString());
        posted = SANDBOX.requestCount("POST");
    }

    @AfterEach
    void leaveNothingBehind() {
        SANDBOX.faults(Faults.none());
        terminal.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isOneRequestFollowedUntilItIsDelivered() {
        assertThat(terminal.run("send", "--to", "+221771112233", "Votre fenêtre : 3"))
                .isZero();

        SentMessage sent = SANDBOX.messages().getLast();
        assertThat(terminal.out().lines())
                .containsExactly(
                        "Encoding      UCS-2, 1 segment",
                        "SID           " + sent.sid(),
                        "Status        sent",
                        "Final status  delivered");
        assertThat(sent.to()).isEqualTo("+221771112233");
        assertThat(sent.body()).isEqualTo("Votre fenêtre : 3");
        assertThat(sent.statusCallback()).isNull();
        assertThat(SANDBOX.requestCount("POST")).isEqualTo(posted + 1);
    }

    @Test
    void needsNoDatabase() {
        terminal.set("database.url", "postgresql://me:secret@127.0.0.1:1/none");
        assertThat(terminal.run("send", "--to", "+221771112233", "Bonjour")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"whatsapp:+221771112233,", "whatsapp:+221771112233,whatsapp", "+221 77 111 22 33,whatsapp"})
    void reachesWhatsappWithAndWithoutThePrefix(String to, String channel) {
        // Free text goes only to somebody who wrote within a day.
        SANDBOX.inbound("whatsapp:+221771112233", null, "👍");
        String[] line = channel == null
                ? new String[] {"send", "--to", to, "Bonjour"}
                : new String[] {"send", "--to", to, "--channel", channel, "Bonjour"};
        assertThat(terminal.run(line)).isZero();
        assertThat(SANDBOX.messages().getLast().to()).isEqualTo("whatsapp:+221771112233");
    }

    @ParameterizedTest
    @CsvSource({"+15005550001,21211,country code", "+15005550003,21408,Geo", "+15005550004,21610,STOP"})
    void saysWhatARefusalMeans(String to, String code, String advice) {
        assertThat(terminal.run("send", "--to", to, "Bonjour")).isEqualTo(1);
        assertThat(terminal.err()).startsWith("Refused: " + code).contains("→").contains(advice);
        assertThat(terminal.out()).doesNotContain("SID");
    }

    @ParameterizedTest
    @CsvSource({"+221700003003,undelivered,30003,out of reach", "whatsapp:+221700006315,failed,63015,join"})
    void failsWhenTheMessageDoes(String to, String status, String code, String advice) {
        if (to.startsWith("whatsapp:")) {
            SANDBOX.inbound(to, null, "👍");
        }
        assertThat(terminal.run("send", "--to", to, "Bonjour")).isEqualTo(1);
        assertThat(terminal.out()).contains("SID           SM").contains("Final status  " + status);
        assertThat(terminal.err()).contains("Not delivered: " + code).contains(advice);
    }

    @Test
    void isContentWithoutAReceipt() {
        assertThat(terminal.run("send", "--to", "+221700000001", "--wait", "1", "Bonjour"))
                .isZero();
        assertThat(terminal.out()).contains("Status        sent").contains("No receipt after 1 s");
    }

    @Test
    void doesNotSendTwiceWhenItCannotKnow() {
        SANDBOX.faults(Faults.of(FaultKind.ACCEPT_THEN_DROP, Fault.next(1)));
        assertThat(terminal.run("send", "--to", "+221771112233", "Bonjour")).isEqualTo(1);
        assertThat(terminal.err()).contains("may or may not have been sent").contains("console.twilio.com");
        assertThat(SANDBOX.requestCount("POST")).isEqualTo(posted + 1);
    }

    @Test
    void namesTheSettingThatTurnsTheChannelOff() {
        terminal.set("twilio.phone-number", "");
        assertThat(terminal.run("send", "--to", "+221771112233", "Bonjour")).isEqualTo(1);
        assertThat(terminal.err().strip()).isEqualTo("The channel sms is off: TWILIO_PHONE_NUMBER is not set.");
    }

    @ParameterizedTest
    @CsvSource({"77 111 22 33,Bonjour,--to must", "SmartQueue,Bonjour,--to must", "+221771112233,' ',TEXT must"})
    void refusesInOneLineWhatCannotBeSent(String to, String text, String line) {
        assertThat(terminal.run("send", "--to", to, text)).isEqualTo(2);
        assertThat(terminal.err().strip()).startsWith(line).doesNotContain("\n");
        assertThat(SANDBOX.requestCount("POST")).isEqualTo(posted);
    }

    @Test
    void isOneMailWhereTheAddressIsOne() {
        try (RealMailServer mails = RealMailServer.withStartTls()) {
            terminal.set("smtp.url", mails.url("smtp"))
                    .set("smtp.ca-file", mails.authority().toString())
                    .set("smtp.from", "no-reply@queue.example");

            assertThat(terminal.run("send", "--to", "awa@mail.example", "--subject", "Essai", "Bonjour"))
                    .isZero();

            assertThat(mails.to("awa@mail.example").getFirst().header("Subject"))
                    .contains("Essai");
            assertThat(terminal.out()).contains("Message-ID").contains("Status        sent");
        }
        assertThat(terminal.run("send", "--channel", "email", "--to", "nobody", "Bonjour"))
                .isEqualTo(2);
    }
}
