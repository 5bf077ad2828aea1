package io.smartqueue.staff;

import io.smartqueue.kernel.Secret;

/** What a person is handed, once, so that they can use what they were given. */
public sealed interface AccessSecret {

    /** For an account that was made just now, or whose owner never chose a password. */
    record OneTimePassword(Secret password) implements AccessSecret {}

    /**
     * For an account that somebody else made. Its password may be anybody's, so nothing is given to the account before
     * a person who is signed in to it shows this secret.
     */
    record Invitation(Secret secret) implements AccessSecret {}

    /** Nothing to hand over: what opens the account goes to its address, in a letter that is written down. */
    record Mailed() implements AccessSecret {}

    /** For somebody who comes back and has chosen a password. */
    record OwnPassword() implements AccessSecret {}
}
