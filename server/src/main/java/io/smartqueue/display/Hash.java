package io.smartqueue.display;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The hash of a secret, which the database stores instead of it. */
final class Hash {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** 32 bytes in base64url. */
    static final int LENGTH_OF_A_SECRET = 43;

    private Hash() {}

    static byte[] of(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A secret of 256 random bits. */
    static String newSecret() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    static String random(String alphabet, int length) {
        return RANDOM.ints(length, 0, alphabet.length())
                .collect(StringBuilder::new, (code, i) -> code.append(alphabet.charAt(i)), StringBuilder::append)
                .toString();
    }
}
