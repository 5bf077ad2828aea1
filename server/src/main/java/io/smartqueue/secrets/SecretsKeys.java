package io.smartqueue.secrets;

import io.smartqueue.settings.MalformedSetting;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The first encrypts, all decrypt: so a key can be replaced while what it encrypted is still there. */
record SecretsKeys(List<SecretsKey> keys) {

    SecretsKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new MalformedSetting("must hold a key");
        }
    }

    /** @param text base64, the keys separated by commas */
    public static SecretsKeys of(String text) {
        List<SecretsKey> keys = new ArrayList<>();
        for (String one : text.strip().split("\\s*,\\s*")) {
            keys.add(SecretsKey.of(decoded(one)));
        }
        return new SecretsKeys(keys);
    }

    private static byte[] decoded(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length == SecretsKey.BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException malformed) {
            // The message would repeat a part of the key.
        }
        throw new MalformedSetting("must be 32 bytes in base64, as openssl rand -base64 32 prints them");
    }

    SecretsKey first() {
        return keys.getFirst();
    }

    Optional<SecretsKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** A new key, and the one that encrypted until now. What older ones encrypted was encrypted anew with that. */
    SecretsKeys rotated() {
        return new SecretsKeys(List.of(SecretsKey.random(), first()));
    }

    String text() {
        return String.join(",", keys.stream().map(SecretsKey::base64).toList());
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
