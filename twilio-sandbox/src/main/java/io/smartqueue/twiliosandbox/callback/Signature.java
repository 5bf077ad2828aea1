package io.smartqueue.twiliosandbox.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.http.Form.Field;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** X-Twilio-Signature: HMAC-SHA1 over the address as configured and the form's fields, sorted by name. */
public final class Signature {
    private Signature() {}

    public static String of(String address, Form form, String authToken) {
        StringBuilder signed = new StringBuilder(address);
        form.fields().stream()
                .sorted(Comparator.comparing(Field::name))
                .forEach(field -> signed.append(field.name()).append(field.value()));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA1", impossible);
        }
    }
}
