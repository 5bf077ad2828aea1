package io.smartqueue.command.message;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.DeliveryReceipt;
import io.smartqueue.channel.DeliveryStatus;
import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.text.Segments;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Sends one message and prints its states line by line as they change. */
record DirectMessage(Channel channel, PrintWriter out, PrintWriter err, Duration patience) {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String LOGS = "https://console.twilio.com/us1/monitor/logs/sms";

    /** @return 0 when the provider accepted it and reports no failure */
    int send(OutboundMessage message) {
        Optional<String> off = channel.offBecause();
        if (off.isPresent()) {
            err.println("The channel " + message.medium().code() + " is off: " + off.get());
            return 1;
        }
        if (message.medium().isPaidBySegment()) {
            var segments = Segments.of(message.body());
            say(
                    "Encoding",
                    segments.encoding().label() + ", " + segments.count() + " segment"
                            + (segments.count() == 1 ? "" : "s"));
        }
        return switch (channel.send(message)) {
            case SendOutcome.Accepted accepted -> {
                say(message.medium() == Medium.EMAIL ? "Message-ID" : "SID", accepted.providerId());
                say("Status", word(accepted.status()));
                yield channel.tellsOfDelivery() ? follow(accepted) : 0;
            }
            case SendOutcome.Refused refused -> failed("Refused", refused.code(), refused.message());
            case SendOutcome.Parked parked -> failed("Refused", parked.code(), parked.message());
            case SendOutcome.TryLater later -> failed("Not sent, try later", later.code(), later.message());
            case SendOutcome.Unknown unknown -> {
                failed("Unknown outcome", unknown.code(), unknown.message());
                err.println("The message may or may not have been sent."
                        + (channel.canBeSearched() ? " Look for it at " + LOGS + " before you send it again." : ""));
                yield 1;
            }
        };
    }

    private int follow(SendOutcome.Accepted accepted) {
        DeliveryStatus last = accepted.status();
        for (Duration waited = Duration.ZERO; waited.compareTo(patience) < 0; waited = waited.plus(PAUSE)) {
            pause();
            Optional<DeliveryReceipt> receipt = channel.ask(accepted.providerId());
            last = receipt.flatMap(DeliveryReceipt::status).orElse(last);
            if (last != DeliveryStatus.SENT) {
                say("Final status", word(last));
                return ended(last, receipt);
            }
        }
        out.println("No receipt after " + patience.toSeconds() + " s; some carriers send none. See " + LOGS
                + " for what becomes of it.");
        return 0;
    }

    private int ended(DeliveryStatus status, Optional<DeliveryReceipt> receipt) {
        return switch (status) {
            case SENT, DELIVERED, READ -> 0;
            case UNDELIVERED, FAILED, CANCELLED ->
                failed(
                        "Not delivered",
                        receipt.flatMap(DeliveryReceipt::errorCode).orElse("no code"),
                        receipt.flatMap(DeliveryReceipt::errorMessage).orElse(""));
        };
    }

    private int failed(String what, String code, String message) {
        err.println((what + ": " + code + " " + message).strip());
        channel.remedy(code).ifPresent(remedy -> err.println("→ " + remedy));
        return 1;
    }

    private void say(String what, String words) {
        out.printf("%-13s %s%n", what, words);
    }

    private static String word(DeliveryStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a receipt", e);
        }
    }
}
