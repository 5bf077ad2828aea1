package io.smartqueue.staff.invitation;

import io.smartqueue.page.PageContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * @param token the secret of the letter
 * @param offered what it opens; null when that is nothing any more
 * @param signedInAs the address of whoever is signed in; null when nobody is
 * @param refused what was wrong with the attempt, in words
 */
public record InvitationPage(
        PageContext sheet,
        String token,
        MailedInvitations.@Nullable Offered offered,
        @Nullable String signedInAs,
        @Nullable String refused) {

    public String organisation() {
        return offered == null ? "" : offered.organisation();
    }

    public String role() {
        return offered == null
                ? ""
                : sheet.words().say("staff.role." + offered.role().code());
    }

    public String email() {
        return offered == null ? "" : offered.email();
    }

    public boolean choosesPassword() {
        return offered != null && offered.choosesPassword();
    }

    public boolean isSignedIn() {
        return offered != null && offered.email().equals(signedInAs);
    }

    /** To the sign-in, and back here. */
    public String signIn() {
        return "/login?next=" + URLEncoder.encode("/invitation?token=" + token, StandardCharsets.UTF_8);
    }
}
