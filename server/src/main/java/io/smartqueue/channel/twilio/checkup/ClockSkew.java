package io.smartqueue.channel.twilio.checkup;

import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Message;
import io.smartqueue.channel.twilio.Exchange;
import io.smartqueue.settings.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Compares our clock with Twilio's, which each answer tells in its Date header (RFC 9110, to the second). */
record ClockSkew(AccountState standing, InstantSource clock) {

    private static final String TOPIC = "clock";
    private static final Duration TOLERABLE = Duration.ofSeconds(5);
    /** The reserve with which we count WhatsApp's window of 24 hours is two minutes. */
    private static final Duration HARMFUL = Duration.ofMinutes(1);

    private static final String REMEDY =
            "Let this machine follow a time server: timedatectl set-ntp true, or the host's clock in a container.";

    Finding look() {
        return standing instanceof AccountState.Known known ? compare(known) : AccountState.notYet(TOPIC);
    }

    private Finding compare(AccountState.Known known) {
        var exchange = new Exchange();
        Instant before = clock.instant();
        try {
            exchange.watch(() -> Message.reader().setPageSize(1L).firstPage(known.client()));
        } catch (TwilioException refused) {
            // An error tells the time too.
        }
        Instant after = clock.instant();
        return exchange.date()
                .map(theirs -> finding(skew(before, after, theirs)))
                .orElseGet(() -> Finding.note(TOPIC, "Twilio's answer does not tell the time."));
    }

    /** The header cuts off fractions of a second. */
    private static Duration skew(Instant before, Instant after, Instant theirs) {
        Duration behind = Duration.between(after, theirs);
        Duration ahead = Duration.between(theirs.plusSeconds(1), before);
        return Optional.of(behind)
                .filter(Duration::isPositive)
                .orElseGet(() -> ahead.isPositive() ? ahead.negated() : Duration.ZERO);
    }

    private static Finding finding(Duration behind) {
        long seconds = behind.abs().toSeconds();
        String words = seconds == 0
                ? "Our clock and Twilio's agree to the second."
                : "Our clock is " + seconds + " s " + (behind.isNegative() ? "ahead of" : "behind") + " Twilio's.";
        if (behind.abs().compareTo(HARMFUL) > 0) {
            return Finding.wrong(
                    TOPIC,
                    words + " Messages would leave, expire and count as inside WhatsApp's window at wrong times.",
                    REMEDY);
        }
        return behind.abs().compareTo(TOLERABLE) > 0 ? Finding.note(TOPIC, words, REMEDY) : Finding.right(TOPIC, words);
    }
}
