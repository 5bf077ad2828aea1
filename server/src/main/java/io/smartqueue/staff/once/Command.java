package io.smartqueue.staff.once;

import io.smartqueue.tenant.TenantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * A request that must be executed once.
 *
 * @param bodyHash SHA-256 of the body as it came
 * @param seal encrypts the stored response, when it holds a secret
 */
record Command(Name name, byte[] bodyHash, Optional<Seal> seal) {

    /** Identifies a command; {@code path} without the organisation and without a trailing slash. */
    record Name(TenantId tenant, UUID principal, String path, IdempotencyKey key) {}

    static Command of(Name name, byte[] body, Optional<Seal> seal) {
        try {
            return new Command(name, MessageDigest.getInstance("SHA-256").digest(body), seal);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean hasBody(byte[] hash) {
        return Arrays.equals(bodyHash, hash);
    }
}
