package io.smartqueue.counter.page;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.web.Htmx;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Runs an act of a form. A script gets 204, or the refusal in words, and then reloads the console. A browser without
 * scripts is redirected to the console, which shows the refusal.
 */
public final class FormActs {

    private FormActs() {}

    static Reply act(HttpServletRequest request, Caller caller, Runnable act) {
        boolean byScript = Htmx.asks(request);
        try {
            act.run();
        } catch (Refusal refusal) {
            if (byScript) {
                throw inWords(refusal);
            }
            return Reply.redirect(home(caller) + "?refused=" + code(refusal));
        }
        return byScript ? Reply.nothing() : Reply.redirect(home(caller));
    }

    public static String home(Caller caller) {
        return "/counter/" + caller.tenant().slug();
    }

    /** Uses the code of the first field, which says more than the general code for invalid fields. */
    private static Refusal inWords(Refusal refusal) {
        return refusal.fields().isEmpty()
                ? refusal
                : Refusal.of(refusal.kind(), code(refusal), String.valueOf(refusal.getMessage()));
    }

    private static String code(Refusal refusal) {
        return refusal.fields().isEmpty()
                ? refusal.code()
                : refusal.fields().getFirst().code();
    }
}
