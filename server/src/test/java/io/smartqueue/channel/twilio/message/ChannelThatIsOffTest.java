package io.smartqueue.channel.twilio.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.Search;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.customer.Medium;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ChannelThatIsOffTest {

    private static final Map<String, String> WHOLE = Map.of(
            "TWILIO_ACCOUNT_SID", "AC" + "0a".repeat(16),
            "TWILIO_AUTH_TOKEN", "hunter2",
            "TWILIO_PHONE_NUMBER", "+15005550006",
            "TWILIO_WHATSAPP_NUMBER", "whatsapp:+14155238886");

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(Medium.SMS, "TWILIO_ACCOUNT_SID", "", "TWILIO_ACCOUNT_SID is not set."),
                arguments(
                        Medium.WHATSAPP,
                        "TWILIO_ACCOUNT_SID",
                        "AC123",
                        "TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits."),
                arguments(Medium.SMS, "TWILIO_AUTH_TOKEN", "", "TWILIO_AUTH_TOKEN is not set."),
                arguments(Medium.SMS, "TWILIO_API_KEY_SID", "SK" + "0".repeat(32), "TWILIO_API_KEY_SECRET is not set."),
                arguments(Medium.SMS, "TWILIO_API_KEY_SECRET", "s", "TWILIO_API_KEY_SID is not set."),
                arguments(Medium.SMS, "TWILIO_PHONE_NUMBER", "", "TWILIO_PHONE_NUMBER is not set."),
                arguments(
                        Medium.SMS,
                        "TWILIO_PHONE_NUMBER",
                        "0033123456789",
                        "TWILIO_PHONE_NUMBER must be a number in E.164 such as +15005550006,"
                                + " or an alphanumeric sender id."),
                arguments(Medium.WHATSAPP, "TWILIO_WHATSAPP_NUMBER", "", "TWILIO_WHATSAPP_NUMBER is not set."),
                arguments(
                        Medium.WHATSAPP,
                        "TWILIO_WHATSAPP_NUMBER",
                        "SmartQueue",
                        "TWILIO_WHATSAPP_NUMBER must be a number in E.164, such as whatsapp:+14155238886."),
                arguments(
                        Medium.SMS,
                        "TWILIO_MESSAGING_SERVICE_SID",
                        "MG1",
                        "TWILIO_MESSAGING_SERVICE_SID must be MG and 32 hexadecimal digits."),
                arguments(
                        Medium.SMS,
                        "TWILIO_BASE_URL",
                        "localhost:8010",
                        "TWILIO_BASE_URL must be an absolute http or https address, such as https://queue.example."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesTheSettingThatIsMissingOrWrong(Medium medium, String setting, String value, String because) {
        assertThat(with(medium, setting, value).offBecause()).contains(because);
    }

    @Test
    void namesThemAllAtOnceAndSendsNothing() {
        Channel sms = channel(Medium.SMS, Map.of());
        String because = "TWILIO_ACCOUNT_SID is not set; TWILIO_AUTH_TOKEN is not set; TWILIO_PHONE_NUMBER is not set.";

        assertThat(sms.offBecause()).contains(because);
        assertThat(sms.send(SandboxChannels.message(Medium.SMS, "Bonjour")))
                .isEqualTo(new SendOutcome.Refused("channel_off", because));
        assertThat(sms.search(SandboxChannels.message(Medium.SMS, "Bonjour"), Duration.ZERO))
                .isEqualTo(new Search.Unanswered(because));
    }

    @Test
    void leavesTheOtherMediumOn() {
        assertThat(with(Medium.WHATSAPP, "TWILIO_PHONE_NUMBER", "").offBecause())
                .isEmpty();
        assertThat(with(Medium.SMS, "TWILIO_WHATSAPP_NUMBER", "").offBecause()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+221338000000", "SmartQueue", "SQ 24", "24500"})
    void isOnWithAnySenderOfTwilios(String sender) {
        assertThat(with(Medium.SMS, "TWILIO_PHONE_NUMBER", sender).offBecause()).isEmpty();
    }

    @Test
    void isOnWithAWhatsappNumberWithoutPrefix() {
        assertThat(with(Medium.WHATSAPP, "TWILIO_WHATSAPP_NUMBER", "+14155238886")
                        .offBecause())
                .isEmpty();
    }

    @Test
    void keepsSecretsOutOfWhatIsPrinted() {
        assertThat(settings(WHOLE).toString()).doesNotContain("hunter2");
    }

    private static Channel with(Medium medium, String setting, String value) {
        Map<String, String> variables = new HashMap<>(WHOLE);
        variables.put(setting, value);
        return channel(medium, variables);
    }

    private static Channel channel(Medium medium, Map<String, String> variables) {
        return SandboxChannels.channel(medium, settings(variables), null);
    }

    private static TwilioSettings settings(Map<String, String> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(variables)));
        return Binder.get(environment).bindOrCreate("twilio", TwilioSettings.class);
    }
}
