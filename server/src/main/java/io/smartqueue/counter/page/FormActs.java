package io.smartqueue.counter.page;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.web.Htmx;
import jakarta.servlet.http.HttpServletRequest;

/**
 * An act of a form: a script that asks for a part gets 204, or the refusal in words, and then fetches the console anew;
 * without a script the browser is sent back to the console, where the refusal's code is put into words.
 */
final class FormActs {

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

    static String home(Caller caller) {
        return "/counter/" + caller.tenant().slug();
    }

    /** By its first field, which says more than that some field does not fit. */
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
