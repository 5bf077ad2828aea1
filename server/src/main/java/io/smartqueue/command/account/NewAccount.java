package io.smartqueue.command.account;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import io.smartqueue.staff.AccessSecret;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

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

    /** Where people sign in, as far as the settings say. */
    static String address(Environment settings) {
        return settings.getProperty("public.base-url", "http://localhost:" + settings.getProperty("port", "8000"));
    }

    static String tell(AccessSecret access) {
        return switch (access) {
            case AccessSecret.OneTimePassword once ->
                "One-time password, to be changed at the first login: "
                        + once.password().value();
            case AccessSecret.Invitation invitation -> invited(invitation.secret());
            case AccessSecret.Mailed() -> "A letter to this address says how to get in.";
            case AccessSecret.OwnPassword() -> "This person has an account already and keeps the password.";
        };
    }

    private static String invited(Secret secret) {
        return """
                This address has an account already, made elsewhere: it gets no right before its owner accepts.
                Give them the invitation, and nobody else. Signed in, they accept it with
                POST /api/v1/auth/invitations/accept/. A person who does not know that account needs another address.
                Invitation: \
                """ + secret.value();
    }
}
