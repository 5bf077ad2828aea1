package io.smartqueue.secrets;

/** Whoever keeps secrets encrypts them anew when the key is rotated. */
public interface SealedSecrets {

    /**
     * Encrypts with the present key what another encrypted.
     */
    Resealed reseal();

    /** @param unreadable how many nobody can read, because their key is gone */
    record Resealed(int secrets, int unreadable) {

        public Resealed and(Resealed other) {
            return new Resealed(secrets + other.secrets, unreadable + other.unreadable);
        }
    }
}
