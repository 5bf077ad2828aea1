package io.smartqueue.secrets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of AES with 256 bits.
 *
 * @param id stands beside what it encrypted; says nothing about the key
 */
record SecretsKey(String id, SecretKeySpec key) {

    static final int BYTES = 32;
    private static final int BYTES_OF_ID = 4;

    static SecretsKey of(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new SecretsKey(HexFormat.of().formatHex(hash, 0, BYTES_OF_ID), new SecretKeySpec(bytes, "AES"));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    static SecretsKey random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        try {
            return of(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** As the setting has it. */
    String base64() {
        byte[] bytes = key.getEncoded();
        try {
            return Base64.getEncoder().encodeToString(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "SecretsKey[" + id + ", [REDACTED]]";
    }
}
