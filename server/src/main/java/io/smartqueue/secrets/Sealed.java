package io.smartqueue.secrets;

/**
 * An encrypted secret.
 *
 * @param key the id of the key
 * @param text a nonce and what AES-GCM made of the secret
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sealed(String key, byte[] text) {

    @Override
    public String toString() {
        return "Sealed[" + key + "]";
    }
}
