package io.smartqueue.channel.push;

import io.smartqueue.channel.push.key.P256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes of words what only the browser of a subscription can read (RFC 8291), in the coding {@code aes128gcm} of RFC
 * 8188 with one record.
 *
 * @param ours made for this message alone
 * @param salt of this message alone, 16 bytes
 */
record Encryption(KeyPair ours, byte[] salt) {

    /** Of a body of 4,096 bytes, which is all that a push service must take (RFC 8030, section 7.2). */
    static final int LONGEST_TEXT = 3993;

    private static final int RECORD = 4096;
    private static final int SALT = 16;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Encryption fresh() {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return new Encryption(P256.generate(), salt);
    }

    /** @param auth the secret of the subscription */
    byte[] of(byte[] text, ECPublicKey theirs, byte[] auth) {
        try {
            byte[] key = P256.encode((ECPublicKey) ours.getPublic());
            byte[] input = inputKey(theirs, auth, key);
            byte[] nonce = derive(salt, input, info("nonce"), 12);
            byte[] sealed = seal(text, derive(salt, input, info("aes128gcm"), 16), nonce);
            return ByteBuffer.allocate(SALT + 4 + 1 + key.length + sealed.length)
                    .put(salt)
                    .putInt(RECORD)
                    .put((byte) key.length)
                    .put(key)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] inputKey(ECPublicKey theirs, byte[] auth, byte[] key) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours.getPrivate());
        agreement.doPhase(theirs, true);
        byte[] begin = "WebPush: info\0".getBytes(StandardCharsets.US_ASCII);
        byte[] info = ByteBuffer.allocate(begin.length + 2 * P256.POINT)
                .put(begin)
                .put(P256.encode(theirs))
                .put(key)
                .array();
        return derive(auth, agreement.generateSecret(), info, 32);
    }

    private static byte[] info(String use) {
        return ("Content-Encoding: " + use + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] derive(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addSalt(salt)
                        .addIKM(input)
                        .thenExpand(info, length));
    }

    private static byte[] seal(byte[] text, byte[] key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(
                ByteBuffer.allocate(text.length + 1).put(text).put(LAST_RECORD).array());
    }
}
