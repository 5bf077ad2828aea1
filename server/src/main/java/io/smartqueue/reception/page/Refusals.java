package io.smartqueue.reception.page;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Words;
import java.time.Instant;
import org.springframework.http.HttpStatus;

/** A rule's "no", as a page that goes on says it. */
final class Refusals {

    private Refusals() {}

    static String words(Words words, Refusal refusal, Instant now) {
        if (refusal.details().get("opens_at") instanceof Instant opens) {
            return words.say("refusal.closed") + " " + Days.reopens(words, opens, now) + ".";
        }
        String key = "refusal." + refusal.code();
        // Staff are told some of it in other words.
        String own = "reception." + key;
        return words.know(own) ? words.say(own) : words.say(words.know(key) ? key : "refusal.other");
    }

    static HttpStatus status(Refusal refusal) {
        return refusal.kind() == Refusal.Kind.TOO_MANY ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.CONFLICT;
    }
}
