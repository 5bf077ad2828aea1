package io.smartqueue.channel.twilio.checkup.webhook;

import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.Finding;

/** Checks whether the running server accepts the next token. */
record TokenRotation(WebhookProbe knock, Secret now, Secret next) {

    static final String TOPIC = "token-rotation";

    Finding look() {
        if (now.equals(next)) {
            return Finding.note(
                    TOPIC,
                    "TWILIO_AUTH_TOKEN_NEXT is the same as TWILIO_AUTH_TOKEN: the rotation is over.",
                    "Empty TWILIO_AUTH_TOKEN_NEXT.");
        }
        if (knock.with(next) instanceof WebhookProbe.Heard.Answer answer && answer.status() == 204) {
            return Finding.note(
                    TOPIC,
                    "A rotation is under way: the running server accepts both tokens.",
                    "Promote the secondary token under console.twilio.com, Account, API keys & tokens; then set"
                            + " TWILIO_AUTH_TOKEN to it, empty TWILIO_AUTH_TOKEN_NEXT, and restart.");
        }
        return Finding.wrong(
                TOPIC,
                "The running server does not accept TWILIO_AUTH_TOKEN_NEXT; were it promoted now, receipts would be"
                        + " lost.",
                "Restart the server before you promote the secondary token.");
    }
}
