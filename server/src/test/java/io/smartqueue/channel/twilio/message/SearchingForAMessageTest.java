package io.smartqueue.channel.twilio.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.smartqueue.channel.Channel;
import io.smartqueue.channel.Search;
import io.smartqueue.channel.Search.Answered;
import io.smartqueue.channel.Search.Match;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.customer.Medium;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchingForAMessageTest {

    private static final TwilioSandbox SANDBOX = TwilioSandbox.start(SandboxOptions.defaults());
    private static final Channel SMS = SandboxChannels.channel(Medium.SMS, SandboxChannels.settings(SANDBOX), null);

    @BeforeEach
    void forget() {
        SANDBOX.reset();
    }

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @Test
    void findsTheOneWhoseAnswerWasLost() {
        var message = SandboxChannels.message(Medium.SMS, "Votre ticket A042");
        SMS.send(SandboxChannels.message(Medium.SMS, "D'autres mots"));
        SANDBOX.faults(Faults.of(FaultKind.ACCEPT_THEN_DROP, Fault.next(1)));
        Instant attempted = Instant.now();
        assertThat(SMS.send(message)).isInstanceOf(SendOutcome.Unknown.class);

        assertThat(found(SMS.search(message, Duration.between(attempted, Instant.now()))))
                .containsExactly(SANDBOX.messages().getLast().sid());
    }

    @Test
    void findsNothingWhenNothingWasStored() {
        var message = SandboxChannels.message(Medium.SMS, "Votre ticket A042");
        SANDBOX.faults(Faults.of(FaultKind.DROP, Fault.next(1)));
        Instant attempted = Instant.now();
        SMS.send(message);

        assertThat(found(SMS.search(message, Duration.between(attempted, Instant.now()))))
                .isEmpty();
    }

    @Test
    void leavesOutWhatIsOlderThanTheAttempt() {
        var message = SandboxChannels.message(Medium.SMS, "Votre ticket A042");
        SMS.send(message);

        assertThat(found(SMS.search(message, Duration.ofMinutes(-5)))).isEmpty();
    }

    /** Smart encoding, shortened links and trimmed ends. */
    @ParameterizedTest
    @CsvSource({
        "L\u2019ete \u2013 \u201cici\u201d, L'ete - \"ici\"",
        "Suivi https://queue.example/t/k7Qf2mXw, Suivi https://twil.io/a1",
        "'Bonjour  Awa ', Bonjour Awa",
        "Fin\u2026, Fin..."
    })
    void knowsTheWordsAgainThatTwilioChanged(String ours, String theirs) {
        SMS.send(SandboxChannels.message(Medium.SMS, theirs));
        SMS.send(SandboxChannels.message(Medium.SMS, theirs + " B"));

        assertThat(found(SMS.search(SandboxChannels.message(Medium.SMS, ours), Duration.ofSeconds(5))))
                .containsExactly(SANDBOX.messages().getFirst().sid());
    }

    /** The clock of this machine is wrong by minutes; only Twilio's own counts. */
    @ParameterizedTest
    @ValueSource(ints = {-300, 300})
    void findsItWhateverOurOwnClockShows(int wrongBySeconds) {
        var message = SandboxChannels.message(Medium.SMS, "Votre ticket A042");
        Channel sms = SandboxChannels.byClock(
                Medium.SMS,
                SandboxChannels.settings(SANDBOX),
                () -> Instant.now().plusSeconds(wrongBySeconds));
        SMS.send(message);

        assertThat(found(sms.search(message, Duration.ofSeconds(5)))).hasSize(1);
        assertThat(found(sms.search(message, Duration.ofMinutes(-5)))).isEmpty();
    }

    @Test
    void turnsThePagesAndNamesTheNewestFirst() {
        var message = SandboxChannels.message(Medium.SMS, "Votre ticket A042");
        Instant attempted = Instant.now();
        SMS.send(message);
        IntStream.range(0, 60).forEach(n -> SMS.send(SandboxChannels.message(Medium.SMS, "Autre " + n)));
        SMS.send(message);

        List<String> same = SANDBOX.messages().reversed().stream()
                .filter(sent -> sent.body().equals(message.body()))
                .map(SentMessage::sid)
                .toList();
        assertThat(same).hasSize(2);
        assertThat(found(SMS.search(message, Duration.between(attempted, Instant.now()))))
                .isEqualTo(same);
    }

    @Test
    void seesThroughAMessagingService() {
        var settings = SandboxChannels.at(SANDBOX, SANDBOX.baseUrl().toString(), SANDBOX.messagingServiceSid());
        Channel service = SandboxChannels.channel(Medium.SMS, settings, null);
        var message = SandboxChannels.message(Medium.SMS, "Votre ticket A042");
        Instant attempted = Instant.now();
        SMS.send(message);
        service.send(message);

        assertThat(found(service.search(message, Duration.between(attempted, Instant.now()))))
                .containsExactly(SANDBOX.messages().getLast().sid());
    }

    @Test
    void goesUnansweredWhileTwilioIsNotItself() {
        var message = SandboxChannels.message(Medium.SMS, "Votre ticket A042");
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_500, Fault.always().onEverything()));

        assertThat(SMS.search(message, Duration.ZERO)).isInstanceOf(Search.Unanswered.class);
        assertThat(SANDBOX.requestCount("GET")).isOne();
    }

    @Test
    void survivesAnAddressThatKnowsNoMessages() throws IOException {
        HttpServer stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        stranger.start();
        try {
            String address = "http://localhost:" + stranger.getAddress().getPort();
            Channel sms = SandboxChannels.channel(Medium.SMS, SandboxChannels.at(SANDBOX, address, null), null);
            var message = SandboxChannels.message(Medium.SMS, "Votre ticket A042");

            assertThat(sms.search(message, Duration.ZERO)).isInstanceOf(Search.Unanswered.class);
            assertThat(sms.send(message)).isEqualTo(new SendOutcome.Refused("http_404", "Twilio answered HTTP 404."));
        } finally {
            stranger.stop(0);
        }
    }

    private static List<String> found(Search search) {
        return ((Answered) search).matches().stream().map(Match::providerId).toList();
    }
}
