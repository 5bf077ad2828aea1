package io.smartqueue.command;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import java.util.regex.Pattern;

/** What both commands that make an account ask and say. */
final class NewAccount {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

    private NewAccount() {}

    /** Before the program is woken, which takes seconds. */
    static void requireAddress(String field, String email) {
        if (!ADDRESS.matcher(email).matches()) {
            throw Refusal.field(field, "invalid_email", "This is no mail address.");
        }
    }

    static String tell(Secret oneTimePassword) {
        return "One-time password, to be changed at the first login: " + oneTimePassword.value();
    }
}
