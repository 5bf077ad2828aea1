package io.smartqueue.secrets;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.secrets.SealedSecrets.Resealed;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Replaces the key. The one before stays until the next rotation, for what a server encrypted at this moment; a
 * rotation that was interrupted is begun again.
 */
@Component
public class KeyRotation {

    /** @param key the id of the one that encrypts from now on */
    public record Rotated(String key, int secrets, boolean isSet) {}

    private final Keyring keyring;
    private final List<SealedSecrets> kept;

    KeyRotation(Keyring keyring, List<SealedSecrets> kept) {
        this.keyring = keyring;
        this.kept = List.copyOf(kept);
    }

    /** @throws Refusal when there is no key, or something cannot be read with it */
    public Rotated rotate() {
        if (keyring.keys().isEmpty()) {
            throw Refusal.conflict("no_key", "There is no key: set SMARTQUEUE_SECRETS_KEY.");
        }
        // First with the present key, so that nothing needs the one before, which now goes.
        Resealed before = reseal();
        if (before.unreadable() > 0) {
            throw Refusal.conflict(
                    "unreadable",
                    before.unreadable() + " secrets cannot be read with the present keys; nothing was changed. Add"
                            + " their key to SMARTQUEUE_SECRETS_KEY after a comma, or do as doctor says.");
        }
        if (keyring.isSet()) {
            return rotated(before);
        }
        keyring.rotate();
        return rotated(reseal());
    }

    private Rotated rotated(Resealed resealed) {
        String id = keyring.keys().map(keys -> keys.first().id()).orElseThrow();
        return new Rotated(id, resealed.secrets(), keyring.isSet());
    }

    private Resealed reseal() {
        return kept.stream().map(SealedSecrets::reseal).reduce(new Resealed(0, 0), Resealed::and);
    }
}
