package io.smartqueue.staff.invitation;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * How far the letter of an invitation has come.
 *
 * @param at of the last step: when it was taken over by the mail server, or last tried; null before the first attempt
 * @param code why the last attempt failed; null when none did
 */
@NamedInterface("letter")
public record InvitationLetter(
        State state, @Nullable Instant at, @Nullable String code) {

    public enum State {
        /** It waits here, and is tried again. */
        OWED,
        /** The mail server has taken it. */
        SENT,
        /** It is not tried again. */
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static InvitationLetter of(String state, @Nullable Instant at, @Nullable String code) {
        return new InvitationLetter(State.valueOf(state.toUpperCase(Locale.ROOT)), at, code);
    }
}
