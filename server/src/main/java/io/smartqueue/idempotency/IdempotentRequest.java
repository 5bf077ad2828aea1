package io.smartqueue.idempotency;

import io.smartqueue.tenant.TenantId;
import io.smartqueue.web.IdempotencyKey;
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
record IdempotentRequest(Name name, byte[] bodyHash, Optional<ResponseCipher> seal) {

    /** Identifies a command; {@code path} without the organisation and without a trailing slash. */
    record Name(TenantId tenant, UUID principal, String path, IdempotencyKey key) {}

    static IdempotentRequest of(Name name, byte[] body, Optional<ResponseCipher> seal) {
        try {
            return new IdempotentRequest(
                    name, MessageDigest.getInstance("SHA-256").digest(body), seal);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    boolean hasBody(byte[] hash) {
        return Arrays.equals(bodyHash, hash);
    }
}
