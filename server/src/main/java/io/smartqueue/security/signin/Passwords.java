package io.smartqueue.security.signin;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes and rules of passwords. */
@Component
public class Passwords {

    /** NIST SP 800-63B-4 §3.1.1: length counts, composition rules do not; bcrypt reads 72 bytes. */
    private static final int SHORTEST = 10;

    private static final int MOST_BYTES = 72;
    /** A few letters are part of many a row of keys by chance. */
    private static final int SHORTEST_WORD = 5;

    private static final int FEWEST_DIFFERENT = 5;
    /** Rows of keys, letters and digits in their order, and words that everybody tries first. */
    private static final List<String> TRIED_FIRST = List.of(
            "01234567890123456789",
            "98765432109876543210",
            "abcdefghijklmnopqrstuvwxyz",
            "zyxwvutsrqponmlkjihgfedcba",
            "qwertyuiopasdfghjklzxcvbnm",
            "azertyuiopqsdfghjklmwxcvbn",
            "password",
            "motdepasse",
            "smartqueue");

    private static final Pattern AROUND_A_WORD = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    /** A hash takes about a tenth of a second, so the last one waits for about three seconds. */
    private static final int MOST_WAITING = 32;

    /** As expensive as those that are made today. A constant, because making one delays every start by its cost. */
    static final String NOBODYS = "{bcrypt}$2a$10$q8M.ls4bKhfO/R/IIgHHB.jXTP3BB7a0IQIFBc9k3.Cls616QNPxS";

    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    /** Half of the processors remain for the other requests. */
    private final HashingThreads threads =
            new HashingThreads(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), MOST_WAITING);

    private final SecureRandom random = new SecureRandom();

    /** @throws Refusal 503 when too many people sign in at this moment */
    public String hash(String password) {
        return threads.run(() -> encoder.encode(password));
    }

    /** @throws Refusal 503 when too many people sign in at this moment */
    public boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && threads.run(() -> encoder.matches(password, hash));
    }

    /** Takes as long as {@link #matches}, so that timing does not show which accounts exist. */
    void matchNobody(String password) {
        matches(password, NOBODYS);
    }

    /** @throws Refusal naming {@code field} when the password is too short, too long or among the first to be tried */
    public void check(String field, String password, String email) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw Refusal.field(field, "too_short", "Use at least " + SHORTEST + " characters.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Refusal.field(field, "too_long", "Use at most " + MOST_BYTES + " bytes.");
        }
        String small = password.strip().toLowerCase(Locale.ROOT);
        if (small.codePoints().distinct().count() < FEWEST_DIFFERENT || small.equals(email) || isTriedFirst(small)) {
            throw Refusal.field(
                    field,
                    "too_easy",
                    "Use at least " + FEWEST_DIFFERENT + " different characters, and neither your address, nor a row of"
                            + " keys, nor a word that everybody tries first.");
        }
    }

    // Digits and signs around a word make it hardly harder to guess.
    private static boolean isTriedFirst(String small) {
        String word = AROUND_A_WORD.matcher(small).replaceAll("");
        String tried = word.length() < SHORTEST_WORD ? small : word;
        return TRIED_FIRST.stream().anyMatch(known -> known.contains(tried));
    }

    /** Twenty characters without confusable ones: about 99 bits. */
    public Secret oneTime() {
        return new Secret(random.ints(20, 0, READABLE.length())
                .collect(StringBuilder::new, (text, i) -> text.append(READABLE.charAt(i)), StringBuilder::append)
                .toString());
    }
}
