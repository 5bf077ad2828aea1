package io.smartqueue.reception.ticket;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Messages;
import java.time.Instant;
import org.springframework.http.HttpStatus;

/** A rule's "no", as a page that goes on says it. */
public final class Refusals {

    private Refusals() {}

    public static String words(Messages messages, Refusal refusal, Instant now) {
        if (refusal.details().get("opens_at") instanceof Instant opens) {
            return messages.say("refusal.closed") + " " + Days.reopens(messages, opens, now) + ".";
        }
        // Staff are told some of it in other words.
        String own = "reception.refusal." + refusal.code();
        return messages.know(own) ? messages.say(own) : messages.refusal(refusal);
    }

    public static HttpStatus status(Refusal refusal) {
        return refusal.kind() == Refusal.Kind.TOO_MANY ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.CONFLICT;
    }
}
