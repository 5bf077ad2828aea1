package io.smartqueue.twiliosandbox.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import io.smartqueue.twiliosandbox.http.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    private static final String TOKEN = "12345";

    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com/myapp.php?foo=1&bar=2, +14158675309, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "https://mycompany.com/myapp.php?foo=1&bar=2, +12349013030, 0/KCTR6DLpKmkAf8muzZqo1nDgQ=",
        "https://example.com/myapp.php?foo=1&bar=2, +14158675310, L/OH5YylLD5NRKLltdqwSvS0BnU=",
    })
    void isTwilios(String url, String caller, String expected) {
        assertThat(Signature.of(url, Form.of(call(caller)), TOKEN)).isEqualTo(expected);
    }

    @Test
    void satisfiesTheSdksValidator() {
        Map<String, String> fields = Map.of("Body", "C'est noté 👍", "From", "whatsapp:+221770000012", "Empty", "");
        String url = "http://localhost:8000/webhooks/twilio/status?n=0191";

        String signature = Signature.of(url, Form.of(fields), TOKEN);

        assertThat(new RequestValidator(TOKEN).validate(url, fields, signature)).isTrue();
    }

    private static Map<String, String> call(String caller) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("To", "+18005551212");
        fields.put("Digits", "1234");
        fields.put("Caller", caller);
        fields.put("From", caller);
        fields.put("CallSid", "CA1234567890ABCDE");
        return fields;
    }
}
