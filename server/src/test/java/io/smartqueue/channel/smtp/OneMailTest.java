package io.smartqueue.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.DeliveryStatus;
import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.channel.Search;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.channel.smtp.RealMailServer.Received;
import io.smartqueue.channel.smtp.RealMailServer.Stage;
import io.smartqueue.customer.Medium;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One attempt at one mail server, and what each of its answers leads to. */
class OneMailTest {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000042");
    private static final String AWA = "awa@mail.example";

    private static RealMailServer server;

    @BeforeAll
    static void startAMailServer() {
        server = RealMailServer.withStartTls();
    }

    @AfterAll
    static void stopIt() {
        server.close();
    }

    @AfterEach
    void takesAllAgain() {
        server.takes(AWA);
        server.takes("*");
        server.changePassword(RealMailServer.PASSWORD);
    }

    @Test
    void arrivesEncryptedWithItsWordsAndHeaders() {
        SendOutcome outcome = channel(server, "smtp").send(message("À vous, Aïssatou", "Guichet 3\nمرحبا"));

        assertThat(outcome).isEqualTo(new SendOutcome.Accepted(ID + "@queue.example", DeliveryStatus.SENT));
        Received mail = server.to(AWA).getLast();
        assertThat(mail.from()).isEqualTo("no-reply@queue.example");
        assertThat(mail.header("From")).contains("Queue <no-reply@queue.example>");
        assertThat(mail.header("To")).contains(AWA);
        assertThat(mail.header("Subject").orElseThrow()).startsWith("=?UTF-8?");
        assertThat(mail.header("Message-ID")).contains("<" + ID + "@queue.example>");
        assertThat(mail.header("Date"))
                .hasValueSatisfying(date -> assertThat(date).startsWith("Sat, 28 Nov 2026 10:00:00 +0000"));
        assertThat(mail.header("Auto-Submitted")).contains("auto-generated");
        assertThat(mail.header("List-Unsubscribe")).contains("<https://queue.example/t/abc/reach>");
        assertThat(mail.header("Content-Type")).contains("text/plain; charset=UTF-8");
    }

    @Test
    void hasTheSameIdWhenItIsTriedAgain() {
        Channel channel = channel(server, "smtp");
        channel.send(message("Pris", "Un"));
        channel.send(message("Pris", "Un"));

        assertThat(server.to(AWA).reversed().stream()
                        .limit(2)
                        .map(mail -> mail.header("Message-ID").orElseThrow())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void isTakenByAServerThatBeginsWithTls() {
        try (RealMailServer other = RealMailServer.withTlsAtOnce()) {
            assertThat(channel(other, "smtps").send(message("Pris", "Un"))).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(other.to(AWA)).hasSize(1);
        }
    }

    @Test
    void sendsNoPasswordWithoutEncryption() {
        try (RealMailServer other = RealMailServer.withoutTls()) {
            assertThat(channel(other, "smtp").send(message("Pris", "Un")))
                    .isInstanceOfSatisfying(
                            SendOutcome.Parked.class,
                            parked -> assertThat(parked.code()).isEqualTo("smtp_tls"));
            assertThat(other.to(AWA)).isEmpty();
        }
    }

    @Test
    void trustsNoStranger() {
        var settings = settings(server.url("smtp"), null);

        assertThat(channel(settings).send(message("Pris", "Un")))
                .isInstanceOfSatisfying(
                        SendOutcome.Parked.class,
                        parked -> assertThat(parked.code()).isEqualTo("smtp_tls"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pris\r\nBcc: eve@evil.example", "Pris\nBcc: eve@evil.example", "Pris\r\n\r\nautre"})
    void letsNobodyAddAHeader(String subject) {
        channel(server, "smtp").send(message(subject, "Un"));

        Received mail = server.to(AWA).getLast();
        assertThat(mail.header("Bcc")).isEmpty();
        assertThat(mail.header("Subject").orElseThrow()).startsWith("Pris ");
        assertThat(server.to("eve@evil.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"awa@mail.example>SIZE=1", "awa,eve@mail.example", "\"a b\"@mail.example", "awa@", "awa"})
    void refusesAnAddressThatNoServerTakes(String address) {
        assertThat(channel(server, "smtp").send(message(address, "Pris", "Un")))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("5.1.3"));
    }

    @Test
    void writesToAnAddressOfAnyAlphabet() {
        assertThat(channel(server, "smtp").send(message("awa@café.example", "Pris", "Un")))
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(server.to("awa@xn--caf-dma.example")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "550, 5.1.1 {} User unknown, 5.1.1",
        "550, {} User unknown, smtp_550",
        "552, 5.2.2 Mailbox full, 5.2.2",
        "554, 5.7.1 Taken for spam, 5.7.1"
    })
    void isRefusedByTheCodeOfTheServer(int code, String words, String expected) {
        server.refuses(AWA, Stage.RECIPIENT, code, words);

        SendOutcome outcome = channel(server, "smtp").send(message("Pris", "Un"));

        assertThat(outcome).isInstanceOfSatisfying(SendOutcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(expected);
            assertThat(refused.message()).doesNotContain(AWA);
        });
    }

    @Test
    void isRefusedAfterItsWordsToo() {
        server.refuses(AWA, Stage.AFTER_THE_WORDS, 554, "5.7.1 Taken for spam");

        assertThat(channel(server, "smtp").send(message("Pris", "Un")))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("5.7.1"));
    }

    @ParameterizedTest
    @CsvSource({"RECIPIENT, 450, 4.7.1 Come back, 4.7.1", "AFTER_THE_WORDS, 451, Come back, smtp_451"})
    void isTriedLaterWhenTheServerSaysSo(Stage stage, int code, String words, String expected) {
        server.refuses(AWA, stage, code, words);

        assertThat(channel(server, "smtp").send(message("Pris", "Un")))
                .isInstanceOfSatisfying(
                        SendOutcome.TryLater.class,
                        later -> assertThat(later.code()).isEqualTo(expected));
    }

    @Test
    void waitsWhileTheLoginIsRefused() {
        server.changePassword("another");

        assertThat(channel(server, "smtp").send(message("Pris", "Un")))
                .isInstanceOfSatisfying(SendOutcome.Parked.class, parked -> {
                    assertThat(parked.code()).isEqualTo("smtp_535");
                    assertThat(parked.message()).doesNotContain(RealMailServer.USER, "mail:pass");
                });
    }

    /** The enhanced code alone would mean that the recipient's server refuses the message. */
    @Test
    void waitsWhileALoginIsAskedForThatWasNotGiven() {
        server.refuses("*", Stage.SENDER, 530, "5.7.1 Client was not authenticated");

        assertThat(channel(server, "smtp").send(message("Pris", "Un")))
                .isInstanceOfSatisfying(
                        SendOutcome.Parked.class,
                        parked -> assertThat(parked.code()).isEqualTo("smtp_530"));
    }

    @Test
    void waitsWhileTheSendersAddressIsRefused() {
        server.refuses("*", Stage.SENDER, 553, "5.7.1 Not your address");

        assertThat(channel(server, "smtp").send(message("Pris", "Un")))
                .isInstanceOfSatisfying(
                        SendOutcome.Parked.class,
                        parked -> assertThat(parked.code()).isEqualTo("smtp_from"));
    }

    @Test
    void isTriedLaterWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(channel(settings("smtp://a:b@localhost:" + port, null)).send(message("Pris", "Un")))
                .isInstanceOfSatisfying(
                        SendOutcome.TryLater.class,
                        later -> assertThat(later.code()).isEqualTo("unreachable"));
    }

    @Test
    void isInDoubtWhenTheServerIsSilentAfterTheWords() {
        server.refuses(AWA, Stage.SILENCE, 0, "");
        Channel channel = channel(server, "smtp");

        assertThat(channel.send(message("Pris", "Un")))
                .isInstanceOfSatisfying(
                        SendOutcome.Unknown.class,
                        unknown -> assertThat(unknown.code()).isEqualTo("no_answer"));
        assertThat(channel.search(message("Pris", "Un"), Duration.ofSeconds(5))).isInstanceOf(Search.Impossible.class);
    }

    @Test
    void beginsWithItsWordsWhereThereIsNoSubject() {
        channel(server, "smtp").send(message("", "La file reprend.\nMerci."));

        assertThat(server.to(AWA).getLast().header("Subject")).contains("La file reprend.");
    }

    private static Channel channel(RealMailServer server, String scheme) {
        return channel(settings(
                server.url(scheme), TrustedCertificates.of(server.authority().toString())));
    }

    private static Channel channel(SmtpSettings settings) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-28T10:00:00Z"));
        return new SmtpConfiguration().emailThroughSmtp(settings, clock);
    }

    private static SmtpSettings settings(String url, @Nullable TrustedCertificates trusted) {
        return new SmtpSettings(
                SmtpUrl.of(url),
                SenderAddress.of("Queue <no-reply@queue.example>"),
                BigDecimal.ZERO,
                trusted,
                Duration.ofSeconds(5),
                Duration.ofSeconds(2));
    }

    private static OutboundMessage message(String subject, String body) {
        return message(AWA, subject, body);
    }

    private static OutboundMessage message(String to, String subject, String body) {
        return new OutboundMessage(
                ID,
                Medium.EMAIL,
                to,
                subject,
                body,
                Duration.ofMinutes(5),
                Optional.empty(),
                Optional.of("https://queue.example/t/abc/reach"));
    }
}
