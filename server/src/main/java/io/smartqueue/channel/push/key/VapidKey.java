package io.smartqueue.channel.push.key;

import io.smartqueue.kernel.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who we are to push services (RFC 8292), and the proof of our own receipts.
 *
 * @param publicKey a point of P-256 in 65 bytes, which browsers bind their subscriptions to
 */
public record VapidKey(ECPrivateKey privateKey, byte[] publicKey, byte[] receiptKey) {

    /** At most 24 hours are allowed, and clocks differ. */
    private static final Duration VALID = Duration.ofHours(12);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static final int RECEIPT_KEY = 32;

    static VapidKey random() {
        KeyPair pair = P256.generate();
        byte[] receipts = new byte[RECEIPT_KEY];
        new SecureRandom().nextBytes(receipts);
        return new VapidKey((ECPrivateKey) pair.getPrivate(), P256.encode((ECPublicKey) pair.getPublic()), receipts);
    }

    /** @param secret as {@link #secret(byte[], byte[])} makes it */
    static VapidKey of(byte[] publicKey, Secret secret) {
        String[] both = secret.value().split("[.]");
        Base64.Decoder base64 = Base64.getUrlDecoder();
        return new VapidKey(P256.privateKey(base64.decode(both[0])), publicKey, base64.decode(both[1]));
    }

    /** What nobody else may know, in one text. */
    Secret secret() {
        return secret(P256.encode(privateKey), receiptKey);
    }

    static Secret secret(byte[] privateKey, byte[] receiptKey) {
        return new Secret(BASE64.encodeToString(privateKey) + "." + BASE64.encodeToString(receiptKey));
    }

    public String publicText() {
        return BASE64.encodeToString(publicKey);
    }

    /** The header {@code Authorization} of a request to an endpoint. */
    public String authorization(URI endpoint, Optional<String> subject, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", endpoint.getScheme() + "://" + endpoint.getRawAuthority());
        claims.put("exp", now.plus(VALID).getEpochSecond());
        subject.ifPresent(address -> claims.put("sub", address));
        String signed = part(Map.of("typ", "JWT", "alg", "ES256")) + "." + part(claims);
        return "vapid t=" + signed + "." + BASE64.encodeToString(sign(signed)) + ", k=" + publicText();
    }

    private static String part(Map<String, Object> members) {
        return BASE64.encodeToString(JsonMapper.shared().writeValueAsBytes(members));
    }

    private byte[] sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "VapidKey[" + publicText() + "]";
    }
}
