package io.smartqueue.channel.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.kernel.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    private static final Secret TOKEN = new Secret("12345");

    /** The first from the official SDK, the others from Twilio's documentation, older and newer. */
    @ParameterizedTest
    @CsvSource({
        "https://mycompany.com/myapp.php?foo=1&bar=2, +14158675309, RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "https://mycompany.com/myapp.php?foo=1&bar=2, +12349013030, 0/KCTR6DLpKmkAf8muzZqo1nDgQ=",
        "https://example.com/myapp.php?foo=1&bar=2, +14158675310, L/OH5YylLD5NRKLltdqwSvS0BnU="
    })
    void isTwilios(String address, String caller, String signature) {
        String number = URLEncoder.encode(caller, StandardCharsets.UTF_8);
        Form form = Form.parse(
                "Digits=1234&To=%2B18005551212&From=" + number + "&Caller=" + number + "&CallSid=CA1234567890ABCDE");

        assertThat(Signature.fits(signature, address, form, TOKEN)).isTrue();
        assertThat(Signature.fits(signature, address + "&more=1", form, TOKEN)).isFalse();
        assertThat(Signature.fits(signature, address, form, new Secret("12346")))
                .isFalse();
    }

    @Test
    void coversEmptyAndRepeatedFieldsOnceEach() {
        assertThat(Signature.of("https://a.example/", Form.parse("b=2&a=&b=1&b=2&c"), TOKEN))
                .isEqualTo(Signature.of("https://a.example/ab1b2c", Form.parse(""), TOKEN));
    }

    @Test
    void keepsSpacesAroundAValue() {
        assertThat(Form.parse("Body=+Bonjour%20&Empty=").find("Body")).contains(" Bonjour ");
    }
}
