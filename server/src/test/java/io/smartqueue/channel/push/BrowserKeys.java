package io.smartqueue.channel.push;

import io.smartqueue.channel.push.key.P256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.util.BigIntegers;

/** What a browser keeps of its subscription, and how it reads a message (RFC 8291, section 3.4). */
record BrowserKeys(BigInteger secret, byte[] publicKey, byte[] auth) {

    private static final X9ECParameters P256 = CustomNamedCurves.getByName("P-256");

    static final ECDomainParameters CURVE =
            new ECDomainParameters(P256.getCurve(), P256.getG(), P256.getN(), P256.getH());

    private static final int HEADER = 21;

    static BrowserKeys of(BigInteger secret, byte[] auth) {
        return new BrowserKeys(secret, CURVE.getG().multiply(secret).normalize().getEncoded(false), auth);
    }

    static BrowserKeys fresh() {
        var random = new SecureRandom();
        byte[] auth = new byte[16];
        random.nextBytes(auth);
        return of(BigIntegers.createRandomInRange(BigInteger.ONE, CURVE.getN().subtract(BigInteger.ONE), random), auth);
    }

    String publicText() {
        return TestPushService.encode(publicKey);
    }

    String authText() {
        return TestPushService.encode(auth);
    }

    byte[] decrypt(byte[] body) throws InvalidCipherTextException {
        int idLength = body[HEADER - 1];
        byte[] salt = Arrays.copyOf(body, 16);
        byte[] theirs = Arrays.copyOfRange(body, HEADER, HEADER + idLength);
        byte[] info = ByteBuffer.allocate(14 + 65 + 65)
                .put(ascii("WebPush: info\0"))
                .put(publicKey)
                .put(theirs)
                .array();
        byte[] input = derive(shared(theirs), auth, info, 32);
        var cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(
                false,
                new AEADParameters(
                        new KeyParameter(derive(input, salt, ascii("Content-Encoding: aes128gcm\0"), 16)),
                        128,
                        derive(input, salt, ascii("Content-Encoding: nonce\0"), 12)));
        int from = HEADER + idLength;
        byte[] record = new byte[cipher.getOutputSize(body.length - from)];
        int length = cipher.processBytes(body, from, body.length - from, record, 0);
        length += cipher.doFinal(record, length);
        if (record[length - 1] != 2) {
            throw new IllegalArgumentException("this is not the last record");
        }
        return Arrays.copyOf(record, length - 1);
    }

    private byte[] shared(byte[] theirs) {
        var agreement = new ECDHBasicAgreement();
        agreement.init(new ECPrivateKeyParameters(secret, CURVE));
        BigInteger x = agreement.calculateAgreement(
                new ECPublicKeyParameters(CURVE.getCurve().decodePoint(theirs), CURVE));
        return BigIntegers.asUnsignedByteArray(32, x);
    }

    private static byte[] derive(byte[] input, byte[] salt, byte[] info, int length) {
        var hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(input, salt, info));
        byte[] derived = new byte[length];
        hkdf.generateBytes(derived, 0, length);
        return derived;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
