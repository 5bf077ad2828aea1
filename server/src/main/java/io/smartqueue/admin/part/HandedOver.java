package io.smartqueue.admin.part;

import io.smartqueue.page.Messages;
import io.smartqueue.staff.AccessSecret;
import org.jspecify.annotations.Nullable;

/** What somebody who was given access is handed, shown this once. */
public record HandedOver(AccessSecret access) {

    /** Null when there is nothing to hand over. */
    public @Nullable String secret() {
        return switch (access) {
            case AccessSecret.OneTimePassword once -> once.password().value();
            case AccessSecret.Invitation invitation -> invitation.secret().value();
            case AccessSecret.Mailed(), AccessSecret.OwnPassword() -> null;
        };
    }

    /** What to do with it. */
    public String how(Messages words) {
        return switch (access) {
            case AccessSecret.OneTimePassword once -> words.say("people.once.how");
            case AccessSecret.Invitation invitation -> words.say("people.secret.how");
            case AccessSecret.OwnPassword() -> words.say("people.own.how");
            case AccessSecret.Mailed() -> words.say("people.status.invited");
        };
    }
}
