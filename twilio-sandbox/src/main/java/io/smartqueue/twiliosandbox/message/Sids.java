package io.smartqueue.twiliosandbox.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Twilio's identifiers: two letters and 32 hex digits. */
public final class Sids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sids() {}

    /** Always the same for the same input, because the resources of an account keep their SIDs. */
    public static String of(String prefix, String thing) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(thing.getBytes(UTF_8));
            return prefix + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Never seeded: a database may outlive many sandboxes. */
    public static String next(String prefix) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }
}
