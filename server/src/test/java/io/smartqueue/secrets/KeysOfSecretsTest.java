package io.smartqueue.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.kernel.Secret;
import io.smartqueue.postgres.PostgresSettings;
import io.smartqueue.settings.MalformedSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret opens with its key, for what it belongs to, and for nothing else. */
class KeysOfSecretsTest {

    private static final Secret TOKEN = new Secret("a token that nobody shall see");
    private static final String PLACE = "twilio_account/1/auth_token";

    @TempDir
    Path folder;

    @Test
    void theServerWithItsOwnDatabaseMakesAKeyThatOnlyItsOwnerReads() throws Exception {
        Keyring keyring = ofServer(null, "");
        Path file = folder.resolve("secrets-key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(file).strip())).hasSize(32);
        String before = Files.readString(file);
        ofServer(null, "");
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(keyring.toString() + keyring.keys()).doesNotContain(before.strip());
    }

    @Test
    void withAnExternalDatabaseOrForACommandNoneIsMade() {
        assertThat(new SecretCipher(ofServer(null, "postgresql://x")).offBecause())
                .isPresent();
        assertThat(new SecretCipher(ofCommand(null, "")).offBecause()).isPresent();
        assertThat(folder.resolve("secrets-key")).doesNotExist();
    }

    @Test
    void whatIsAlteredOrBelongsElsewhereStaysClosed() {
        var cipher = new SecretCipher(ofServer(null, ""));
        Sealed sealed = cipher.seal(TOKEN, PLACE);

        assertThat(cipher.open(sealed, PLACE)).contains(TOKEN);
        assertThat(cipher.open(sealed, "twilio_account/2/auth_token")).isEmpty();
        byte[] altered = sealed.text().clone();
        altered[altered.length - 1] ^= 1;
        assertThat(cipher.open(new Sealed(sealed.key(), altered), PLACE)).isEmpty();
        assertThat(cipher.seal(TOKEN, PLACE).text()).isNotEqualTo(sealed.text());
        assertThat(sealed.toString() + cipher).doesNotContain(TOKEN.value());
    }

    @Test
    void aRotationEncryptsAnewAndTheKeyBeforeGoesWithTheNext() {
        Keyring keyring = ofServer(null, "");
        var cipher = new SecretCipher(keyring);
        var kept = new Kept(cipher);
        Sealed first = kept.sealed;
        var rotation = new KeyRotation(keyring, List.of(kept));

        KeyRotation.Rotated rotated = rotation.rotate();

        assertThat(kept.sealed.key()).isEqualTo(rotated.key()).isNotEqualTo(first.key());
        // A server that runs meanwhile may have encrypted with the key before.
        assertThat(cipher.open(first, PLACE)).contains(TOKEN);
        rotation.rotate();
        assertThat(cipher.open(first, PLACE)).isEmpty();
        assertThat(cipher.open(kept.sealed, PLACE)).contains(TOKEN);
    }

    @Test
    void oneThatIsSetIsRotatedByWhoeverSetsIt() {
        String old = Base64.getEncoder().encodeToString(new byte[32]);
        var before = new Kept(new SecretCipher(ofServer(SecretsKeys.of(old), "")));
        String next = Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
        Keyring both = ofServer(SecretsKeys.of(next + ", " + old), "");
        var kept = new Kept(new SecretCipher(both), before.sealed);

        assertThat(new KeyRotation(both, List.of(kept)).rotate().isSet()).isTrue();

        var alone = new SecretCipher(ofServer(SecretsKeys.of(next), ""));
        assertThat(alone.open(kept.sealed, PLACE)).contains(TOKEN);
        assertThat(alone.open(before.sealed, PLACE)).isEmpty();
    }

    @Test
    void aMalformedKeyIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> SecretsKeys.of("hunter2"))
                .isInstanceOf(MalformedSetting.class)
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> SecretsKeys.of("AAAA")).isInstanceOf(MalformedSetting.class);
    }

    private Keyring ofServer(@Nullable SecretsKeys set, String external) {
        Keyring keyring = ofCommand(set, external);
        keyring.makeFirst();
        return keyring;
    }

    private Keyring ofCommand(@Nullable SecretsKeys set, String external) {
        return new Keyring(new SecretsSettings(set), new PostgresSettings(folder, null, false, false), external);
    }

    /** Keeps one secret. */
    private static final class Kept implements SealedSecrets {

        private final SecretCipher cipher;
        private Sealed sealed;

        Kept(SecretCipher cipher) {
            this(cipher, cipher.seal(TOKEN, PLACE));
        }

        Kept(SecretCipher cipher, Sealed sealed) {
            this.cipher = cipher;
            this.sealed = sealed;
        }

        @Override
        public Resealed reseal() {
            Optional<Secret> open = cipher.open(sealed, PLACE);
            open.ifPresent(secret -> sealed = cipher.seal(secret, PLACE));
            return new Resealed(open.isPresent() ? 1 : 0, open.isPresent() ? 0 : 1);
        }
    }
}
