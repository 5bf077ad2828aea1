package io.smartqueue.command;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import java.util.regex.Pattern;

/** What both commands that create an account check and print. */
final class NewAccount {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

    private NewAccount() {}

    /** Checked before the program starts, because the start takes seconds. */
    static void requireAddress(String field, String email) {
        if (!ADDRESS.matcher(email).matches()) {
            throw Refusal.field(field, "invalid_email", "This is not an email address.");
        }
    }

    static String tell(Secret oneTimePassword) {
        return "One-time password, to be changed at the first login: " + oneTimePassword.value();
    }
}
