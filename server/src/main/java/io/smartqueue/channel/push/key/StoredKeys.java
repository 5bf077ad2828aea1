package io.smartqueue.channel.push.key;

import io.smartqueue.kernel.Secret;
import io.smartqueue.secrets.Sealed;

/** The keys as the database has them. */
sealed interface StoredKeys {

    byte[] publicKey();

    /** Of an installation that has no key for secrets, or had none until now. */
    @SuppressWarnings("ArrayRecordComponent")
    record Open(byte[] publicKey, Secret secret) implements StoredKeys {}

    @SuppressWarnings("ArrayRecordComponent")
    record Encrypted(byte[] publicKey, Sealed secret) implements StoredKeys {}
}
