package io.smartqueue.secrets;

import io.smartqueue.postgres.PostgresSettings;
import java.nio.file.Path;

/** The cipher of another server. */
public final class TestCiphers {

    private TestCiphers() {}

    /** With the key that is in this data folder; where none is, without a key. */
    public static SecretCipher of(Path dataFolder) {
        return new SecretCipher(
                new Keyring(new SecretsSettings(null), new PostgresSettings(dataFolder, null, true, false), ""));
    }
}
