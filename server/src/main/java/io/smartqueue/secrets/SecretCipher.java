package io.smartqueue.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartqueue.kernel.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/** Encrypts with AES-GCM (NIST SP 800-38D). What a secret belongs to is authenticated with it. */
@Component
public class SecretCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Keyring keyring;

    SecretCipher(Keyring keyring) {
        this.keyring = keyring;
    }

    /** Why nothing can be encrypted; empty when it can. */
    public Optional<String> offBecause() {
        return keyring.keys().isPresent()
                ? Optional.empty()
                : Optional.of("SMARTQUEUE_SECRETS_KEY is not set, so that no secrets can be kept.");
    }

    /**
     * @param belonging another one than at the encryption makes it unreadable
     * @throws IllegalStateException when there is no key
     */
    public Sealed seal(Secret secret, String belonging) {
        SecretsKey key = keyring.keys()
                .map(SecretsKeys::first)
                .orElseThrow(() -> new IllegalStateException("there is no key for secrets"));
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] open = secret.value().getBytes(UTF_8);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, nonce, belonging).doFinal(open);
            return new Sealed(
                    key.id(),
                    ByteBuffer.allocate(nonce.length + closed.length)
                            .put(nonce)
                            .put(closed)
                            .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Arrays.fill(open, (byte) 0);
        }
    }

    /** @return empty when its key is gone, or it was altered or belongs to something else */
    public Optional<Secret> open(Sealed sealed, String belonging) {
        return keyring.keys().flatMap(keys -> keys.find(sealed.key())).flatMap(key -> open(sealed, key, belonging));
    }

    private static Optional<Secret> open(Sealed sealed, SecretsKey key, String belonging) {
        byte[] nonce = Arrays.copyOf(sealed.text(), NONCE_BYTES);
        byte[] open = {};
        try {
            open = cipher(Cipher.DECRYPT_MODE, key, nonce, belonging)
                    .doFinal(sealed.text(), NONCE_BYTES, sealed.text().length - NONCE_BYTES);
            return Optional.of(new Secret(new String(open, UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException altered) {
            return Optional.empty();
        } finally {
            Arrays.fill(open, (byte) 0);
        }
    }

    private static Cipher cipher(int mode, SecretsKey key, byte[] nonce, String belonging)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(belonging.getBytes(UTF_8));
        return cipher;
    }
}
