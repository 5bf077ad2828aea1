package io.smartqueue.channel.twilio.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import io.smartqueue.Await;
import io.smartqueue.channel.twilio.Account;
import io.smartqueue.channel.twilio.SingleRequestClient;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.Finding;
import io.smartqueue.settings.Finding.Verdict;
import io.smartqueue.twiliosandbox.account.Standing.Status;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import io.smartqueue.twiliosandbox.price.PriceList;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Twilio knows of us: the account, and in whose name we send. */
class TwilioAccountCheckupTest extends ExaminedInstallation {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NOT_JOINED = 63015;

    @Test
    void findsNothingWrongWhenAllIsRight() {
        List<Finding> findings = examine();

        assertThat(findings)
                .extracting(Finding::topic)
                .containsExactly(
                        "twilio-credentials",
                        "twilio-account",
                        "balance",
                        "clock",
                        "sms-sender",
                        "whatsapp-sender",
                        "public-address",
                        "webhook");
        assertThat(findings)
                .extracting(Finding::verdict)
                .containsExactly(
                        Verdict.RIGHT,
                        Verdict.RIGHT,
                        Verdict.RIGHT,
                        Verdict.RIGHT,
                        Verdict.RIGHT,
                        Verdict.NOTE,
                        Verdict.RIGHT,
                        Verdict.RIGHT);
    }

    @ParameterizedTest(name = "{0} left: {1}")
    @CsvSource({"0.00, WRONG", "-3.20, WRONG", "4.50, NOTE", "10.00, RIGHT"})
    void looksAtWhatIsLeftOfTheMoney(String balance, Verdict verdict) {
        SANDBOX.prices().set(new PriceList.Rules("USD", new BigDecimal(balance), List.of()));

        Finding found = on("balance", examine());

        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.words()).contains(balance + " USD");
        assertThat(found.remedy().isPresent()).isEqualTo(verdict != Verdict.RIGHT);
    }

    @ParameterizedTest(name = "{0} s ahead: {1}")
    @CsvSource({"0, RIGHT", "20, NOTE", "-20, NOTE", "600, WRONG", "-600, WRONG"})
    void comparesTheClockWithTwilios(int seconds, Verdict verdict) {
        Duration ahead = Duration.ofSeconds(seconds);

        Finding found = on("clock", examineAt(() -> Instant.now().plus(ahead)));

        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.words()).contains(seconds == 0 ? "agree" : seconds > 0 ? "ahead of" : "behind");
    }

    @Test
    void countsWhoHadNotJoinedTheSandboxOfWhatsapp() {
        assertThat(on("whatsapp-sender", examine()).words()).endsWith("Nothing was sent from it yet.");
        SANDBOX.changeAccount(now -> now.with(now.recipients().withoutMembers()));
        sendByWhatsapp("whatsapp:+221770000099");

        assertThat(on("whatsapp-sender", examine()).words()).contains("1 had not joined (error 63015)");
    }

    private static void sendByWhatsapp(String recipient) {
        var settings = new TwilioSettings(
                SANDBOX.accountSid(),
                new Secret(SANDBOX.authToken()),
                null,
                null,
                null,
                null,
                null,
                null,
                SANDBOX.baseUrl().toString(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));
        var client = Account.of(settings, new ArrayList<>())
                .orElseThrow()
                .client(new SingleRequestClient(Account.address(settings), PATIENCE, PATIENCE));
        Message.creator(new PhoneNumber(recipient), new PhoneNumber("whatsapp:+14155238886"), "Bonjour")
                .create(client);
        Await.until(
                PATIENCE, () -> SANDBOX.messages().getLast().errorCode(), code -> code != null && code == NOT_JOINED);
    }

    @Test
    void looksAtWhereTheNumberPassesOnWhatPeopleWrite() {
        assertThat(on("sms-sender", examine()).words()).contains("passes on nothing");
        try {
            SANDBOX.forwardInboundTo(PUBLIC + "/webhooks/twilio/inbound");
            assertThat(on("sms-sender", examine()).words()).endsWith("can send SMS.");
            SANDBOX.forwardInboundTo(PUBLIC + "/elsewhere");
            assertThat(on("sms-sender", examine()).verdict()).isEqualTo(Verdict.NOTE);
            assertThat(on("sms-sender", examine()).words()).contains("goes to " + PUBLIC + "/elsewhere, not to us");
        } finally {
            SANDBOX.forwardInboundTo(null);
        }
    }

    @Test
    void asksForTheAccountOnce() {
        examine();

        assertThat(SANDBOX.requests())
                .filteredOn(request -> request.target().endsWith("/Accounts/" + SANDBOX.accountSid() + ".json"))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    TWILIO_ACCOUNT_SID | '' | twilio-credentials | TWILIO_ACCOUNT_SID is not set
                    TWILIO_ACCOUNT_SID | AC123 | twilio-credentials | must be AC and 32 hexadecimal digits
                    TWILIO_ACCOUNT_SID | AC00000000000000000000000000000000 | twilio-credentials | HTTP 401, error 20003
                    TWILIO_AUTH_TOKEN | '' | twilio-credentials | TWILIO_AUTH_TOKEN is not set
                    TWILIO_AUTH_TOKEN | hunter2 | twilio-credentials | not 32 characters
                    TWILIO_API_KEY_SECRET | alone | twilio-credentials | TWILIO_API_KEY_SID is not set
                    TWILIO_BASE_URL | localhost:8010 | twilio-credentials | TWILIO_BASE_URL must be
                    TWILIO_BASE_URL | http://localhost:1 | twilio-credentials | cannot be reached at http://localhost:1
                    TWILIO_PHONE_NUMBER | '' | sms-sender | TWILIO_PHONE_NUMBER is not set
                    TWILIO_PHONE_NUMBER | 00221338000000 | sms-sender | must be a number in E.164
                    TWILIO_PHONE_NUMBER | +221338000000 | sms-sender | does not own +221338000000
                    TWILIO_WHATSAPP_NUMBER | SmartQueue | whatsapp-sender | must be a number in E.164
                    TWILIO_MESSAGING_SERVICE_SID | MG1 | messaging-service | must be MG and 32 hexadecimal digits
                    TWILIO_MESSAGING_SERVICE_SID| MG00000000000000000000000000000000| messaging-service | has no service
                    """)
    void findsTheOneSettingThatIsWrong(String setting, String value, String topic, String words) {
        assertThat(assertOnlyWrong(topic, examine(setting, value)).words()).contains(words);
    }

    @Test
    void looksAtNothingThatNeedsAnAccountBeforeThereIsOne() {
        List<Finding> findings = examine("TWILIO_AUTH_TOKEN", "hunter2", "TWILIO_AUTH_TOKEN_NEXT", "hunter3");

        for (String topic : List.of("twilio-account", "balance", "clock", "sms-sender", "webhook", "token-rotation")) {
            assertThat(on(topic, findings))
                    .isEqualTo(Finding.note(topic, "Not looked at until twilio-credentials is right."));
        }
        assertThat(findings.toString()).doesNotContain("hunter");
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    TWILIO_PHONE_NUMBER | SmartQueue | sms-sender | depends on the country
                    TWILIO_PHONE_NUMBER | 24500 | sms-sender | short code
                    TWILIO_WHATSAPP_NUMBER | '' | whatsapp-sender | optional
                    TWILIO_WHATSAPP_NUMBER | +14155238886 | whatsapp-sender | 72 hours
                    """)
    void notesWhatIsNeitherRightNorWrong(String setting, String value, String topic, String words) {
        Finding finding = on(topic, examine(setting, value));

        assertThat(finding.verdict()).isEqualTo(Verdict.NOTE);
        assertThat(finding.words()).contains(words);
    }

    @Test
    void saysWhatItCannotKnowOfAWhatsappNumber() {
        Finding finding = on("whatsapp-sender", examine("TWILIO_WHATSAPP_NUMBER", "+221338000000"));

        assertThat(finding.verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(finding.words())
                .startsWith("whatsapp:+221338000000 is well-formed")
                .contains("Not looked at");
    }

    @Test
    void looksAtTheMessagingServiceAndItsPool() {
        List<Finding> findings = examine("TWILIO_MESSAGING_SERVICE_SID", SANDBOX.messagingServiceSid());

        assertThat(on("messaging-service", findings).verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(on("sms-sender", findings).words()).contains("through that service");
    }

    @Test
    void looksAtTheKeyAndAtTheTokenApart() {
        assertThat(on("twilio-credentials", examine(key("the secret of the key")))
                        .words())
                .contains("accepts the API key");
        assertThat(assertOnlyWrong("twilio-credentials", examine(key("another")))
                        .words())
                .contains("does not accept the API key");
        assertThat(assertOnlyWrong(
                                "twilio-credentials",
                                examine(
                                        "TWILIO_API_KEY_SID",
                                        KEY,
                                        "TWILIO_API_KEY_SECRET",
                                        "the secret of the key",
                                        "TWILIO_AUTH_TOKEN",
                                        ""))
                        .words())
                .contains("receipts and answers are refused");
    }

    private static String[] key(String secret) {
        return new String[] {"TWILIO_API_KEY_SID", KEY, "TWILIO_API_KEY_SECRET", secret};
    }

    @Test
    void seesThatTheAccountIsSuspended() {
        SANDBOX.account(SANDBOX.account().with(Status.SUSPENDED));

        assertThat(assertOnlyWrong("twilio-account", examine()).words()).contains("suspended");
    }

    @Test
    void tellsTheLimitsOfATrialAndNoPhoneOfAnybody() {
        SANDBOX.account(SANDBOX.account().trial("+221770000012", "+221770000013"));
        List<Finding> findings = examine();

        Finding account = on("twilio-account", findings);
        assertThat(account.verdict()).isEqualTo(Verdict.NOTE);
        assertThat(account.words()).contains("verified: 2").contains("38 characters");
        assertThat(account.remedy().orElseThrow()).contains("Verified Caller IDs");
        assertThat(findings.toString()).doesNotContain("77000001").doesNotContain(SANDBOX.authToken());
        assertThat(assertOnlyWrong("sms-sender", examine("TWILIO_PHONE_NUMBER", "SmartQueue"))
                        .words())
                .contains("trial");
    }

    @Test
    void saysWhenTheNextTokenHasBeenPromoted() {
        SANDBOX.account(SANDBOX.account().promoted(NEXT));

        Finding wrong = assertOnlyWrong("twilio-credentials", examine("TWILIO_AUTH_TOKEN_NEXT", NEXT));
        assertThat(wrong.words()).contains("has been promoted");
        assertThat(wrong.remedy().orElseThrow()).contains("Set TWILIO_AUTH_TOKEN to the value");
    }

    @Test
    void blamesTwilioForItsOwnTroubles() {
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_503, Fault.always().onEverything()));

        assertThat(assertOnlyWrong("twilio-credentials", examine()).words()).contains("HTTP 503, error 20503");
    }

    @Test
    void makesDoWithAStandInThatKnowsOfMessagesOnly() throws IOException {
        var stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        stranger.start();
        try {
            List<Finding> findings = examine(
                    "TWILIO_BASE_URL",
                    "http://localhost:" + stranger.getAddress().getPort());

            assertThat(findings).noneMatch(finding -> finding.verdict() == Verdict.WRONG);
            assertThat(on("twilio-credentials", findings).words()).contains("cannot be looked at");
            assertThat(on("sms-sender", findings).words()).contains("cannot be looked at");
            assertThat(on("webhook", findings).verdict()).isEqualTo(Verdict.RIGHT);
        } finally {
            stranger.stop(0);
        }
    }
}
