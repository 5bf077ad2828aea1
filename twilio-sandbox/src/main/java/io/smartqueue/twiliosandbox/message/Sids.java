package io.smartqueue.twiliosandbox.message;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Twilio's identifiers: two letters and 32 hex digits. Never seeded: a database may outlive many sandboxes. */
public final class Sids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sids() {}

    public static String next(String prefix) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }
}
