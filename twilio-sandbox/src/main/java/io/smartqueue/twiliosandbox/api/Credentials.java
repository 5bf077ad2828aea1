package io.smartqueue.twiliosandbox.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartqueue.twiliosandbox.account.Account;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Accepted credentials: the account with its current token, or an API key with its secret. */
public record Credentials(Account account, Map<String, String> secretByKey) {

    /** Who wants to sign in, whether they may or not. */
    static Optional<String> user(Optional<String> authorization) {
        return authorization
                .filter(header -> header.regionMatches(true, 0, "Basic ", 0, 6))
                .map(header -> decoded(header.substring(6).trim()))
                .filter(pair -> pair.indexOf(':') > 0)
                .map(pair -> pair.substring(0, pair.indexOf(':')));
    }

    /** @return the caller, the account or a key */
    Optional<String> admit(Optional<String> authorization) {
        return authorization
                .filter(header -> header.regionMatches(true, 0, "Basic ", 0, 6))
                .map(header -> decoded(header.substring(6).trim()))
                .filter(pair -> pair.indexOf(':') > 0)
                .filter(pair -> matches(pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1)))
                .map(pair -> pair.substring(0, pair.indexOf(':')));
    }

    private boolean matches(String user, String secret) {
        String expected = user.equals(account.sid()) ? account.standing().authToken() : secretByKey.get(user);
        return account.signsIn()
                && expected != null
                && MessageDigest.isEqual(expected.getBytes(UTF_8), secret.getBytes(UTF_8));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "Credentials[" + account.sid() + ", [REDACTED]]";
    }
}
