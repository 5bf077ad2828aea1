package io.smartqueue.twiliosandbox.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.twiliosandbox.SandboxOptions;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.support.Caller;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoPermissionsTest {
    private final TwilioSandbox sandbox = TwilioSandbox.start(SandboxOptions.defaults());
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest(name = "{0} is in {1}")
    @CsvSource({
        "+221770000012, SN",
        "+2250700000000, CI",
        "+33612345678, FR",
        "+12025550123, US",
        "+12045550123, CA",
        "+18765550123, JM",
        "+79161234567, RU",
        "+77011234567, KZ",
        "+447911123456, GB",
        "+447797123456, JE",
        "+262692123456, RE",
        "+262639123456, YT",
    })
    void onlyTheCountryOfTheNumberMustBePermitted(String phone, String country) {
        countries(country);
        assertThat(caller.createUsual("To", phone).status()).isEqualTo(201);

        countries(country.equals("ML") ? "SN" : "ML");
        var refused = caller.createUsual("To", phone);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("code").asInt()).isEqualTo(21408);
        assertThat(refused.json().get("message").asString()).contains(phone);
    }

    @Test
    void areCheckedBeforeOptOuts() {
        sandbox.changeAccount(
                now -> now.with(now.recipients().inCountries(Set.of("FR")).withOptOuts(Set.of(Caller.PHONE))));

        assertThat(caller.createUsual().json().get("code").asInt()).isEqualTo(21408);
    }

    @Test
    void meanNothingToWhatsApp() {
        countries("FR");

        assertThat(caller.createUsual("To", "whatsapp:" + Caller.PHONE, "From", "whatsapp:+14155238886")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void areAllGivenUntilTheFirstIsNamedAndAgainAfterAReset() {
        assertThat(caller.createUsual().status()).isEqualTo(201);
        countries("FR");
        sandbox.reset();

        assertThat(caller.createUsual().status()).isEqualTo(201);
    }

    private void countries(String code) {
        assertThat(caller.control("PUT", "account", "{\"countries\": [\"" + code + "\"]}")
                        .status())
                .isEqualTo(200);
    }
}
