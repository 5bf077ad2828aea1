package io.smartqueue.channel.twilio.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.Search;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.channel.SendOutcome.Accepted;
import io.smartqueue.channel.SendOutcome.Parked;
import io.smartqueue.channel.SendOutcome.TryLater;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Secret;
import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With two tokens set, an attempt stays one request, and the other token is for the next attempt. */
class CredentialFallbackTest {

    private static final TwilioSandbox SANDBOX = TwilioSandbox.start(SandboxOptions.defaults());
    private static final String NEXT = "the token after this one";

    @BeforeEach
    void forget() {
        SANDBOX.reset();
    }

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @Test
    void theNextTokenIsUsedOnceTheFirstIsRefused() {
        Channel sms = channel(SANDBOX.authToken(), NEXT);
        assertThat(send(sms)).isInstanceOf(Accepted.class);

        SANDBOX.account(SANDBOX.account().promoted(NEXT));

        assertThat(send(sms)).isEqualTo(later());
        assertThat(SANDBOX.requestCount("POST")).isEqualTo(2);
        assertThat(send(sms)).isInstanceOf(Accepted.class);
        assertThat(send(sms)).isInstanceOf(Accepted.class);
        assertThat(SANDBOX.requestCount("POST")).isEqualTo(4);
    }

    @Test
    void itDoesNotMatterWhichOfTheTwoIsSetAsTheNext() {
        Channel sms = channel(NEXT, SANDBOX.authToken());

        assertThat(send(sms)).isEqualTo(later());
        assertThat(send(sms)).isInstanceOf(Accepted.class);
    }

    @Test
    void aSearchTurnsToTheOtherTokenToo() {
        Channel sms = channel(NEXT, SANDBOX.authToken());
        var message = SandboxChannels.message(Medium.SMS, "Votre ticket A042");

        assertThat(sms.search(message, Duration.ZERO)).isInstanceOf(Search.Unanswered.class);
        assertThat(sms.search(message, Duration.ZERO)).isInstanceOf(Search.Answered.class);
    }

    @Test
    void aMessageIsParkedWhenBothAreRefused() {
        Channel sms = channel("wrong", "wrong as well");

        assertThat(send(sms)).isEqualTo(later());
        assertThat(send(sms))
                .isInstanceOfSatisfying(
                        Parked.class, parked -> assertThat(parked.code()).isEqualTo("20003"));
    }

    @Test
    void eachProbeTriesBothWhileBothAreRefused() {
        var clock = new MutableClock();
        Channel sms = SandboxChannels.byClock(Medium.SMS, settings("wrong", NEXT), clock::now);
        assertThat(send(sms)).isEqualTo(later());
        assertThat(send(sms)).isInstanceOf(Parked.class);
        clock.passed = Duration.ofSeconds(30);
        assertThat(send(sms)).isEqualTo(later());
        assertThat(send(sms)).isInstanceOf(Parked.class);

        SANDBOX.account(SANDBOX.account().promoted(NEXT));
        clock.passed = Duration.ofSeconds(60);

        assertThat(List.of(send(sms), send(sms))).hasAtLeastOneElementOfType(Accepted.class);
    }

    private static final class MutableClock {
        private Duration passed = Duration.ZERO;

        Instant now() {
            return Instant.EPOCH.plus(passed);
        }
    }

    @Test
    void aMessageIsParkedWhenThereIsNoOther() {
        assertThat(send(channel("wrong", null))).isInstanceOf(Parked.class);
    }

    private static SendOutcome later() {
        return new TryLater("other_token", "Twilio refused one of our two tokens.", Optional.of(Duration.ofSeconds(1)));
    }

    private static SendOutcome send(Channel channel) {
        return channel.send(SandboxChannels.message(Medium.SMS, "Votre ticket A042"));
    }

    private static Channel channel(String token, @Nullable String next) {
        return SandboxChannels.channel(Medium.SMS, settings(token, next), null);
    }

    private static TwilioSettings settings(String token, @Nullable String next) {
        TwilioSettings usual = SandboxChannels.settings(SANDBOX);
        return new TwilioSettings(
                usual.accountSid(),
                new Secret(token),
                null,
                null,
                next == null ? null : new Secret(next),
                usual.phoneNumber(),
                null,
                null,
                usual.baseUrl(),
                usual.connectTimeout(),
                usual.responseTimeout());
    }
}
