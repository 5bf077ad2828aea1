package io.smartqueue.channel.twilio.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartqueue.kernel.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code X-Twilio-Signature}: HMAC-SHA1 over the address that Twilio was given and the sorted fields. Our own code,
 * because the SDK's validator takes a map and so cannot see a repeated name.
 */
public final class Signature {

    /** The message in a receipt by which we try our own webhook. */
    public static final String OF_NO_MESSAGE = "SM" + "0".repeat(32);

    private static final String ALGORITHM = "HmacSHA1";

    private Signature() {}

    public static String of(String address, Form form, Secret token) {
        var signed = new StringBuilder(address);
        form.sorted()
                .forEach((name, values) ->
                        values.forEach(value -> signed.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.value().getBytes(UTF_8), ALGORITHM));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    static boolean fits(String signature, String address, Form form, Secret token) {
        return MessageDigest.isEqual(of(address, form, token).getBytes(UTF_8), signature.getBytes(UTF_8));
    }
}
