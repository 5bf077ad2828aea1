package io.smartqueue.channel.twilio.own;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smartqueue.channel.twilio.Sender;
import io.smartqueue.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The account as an organisation gives it. A secret that is given as it is shown stays as it is. Checked here and not
 * by annotations, because their complaints repeat the value. What is shown besides may come back with it.
 */
@JsonIgnoreProperties({"checked_at", "findings"})
public record TwilioAccountDraft(
        @Nullable String accountSid,
        @Nullable String authToken,
        @Nullable String apiKeySid,
        @Nullable String apiKeySecret,
        @Nullable String phoneNumber,
        @Nullable String messagingServiceSid,
        @Nullable String whatsappNumber) {

    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final Pattern KEY = Pattern.compile("SK[0-9a-fA-F]{32}");
    private static final Pattern SECRET = Pattern.compile("[!-~]{8,200}");

    /** What is missing or malformed, all at once. */
    List<Refusal.Field> mistakes() {
        List<Refusal.Field> mistakes = new ArrayList<>();
        required("account_sid", accountSid, ACCOUNT, "AC and 32 hexadecimal digits", mistakes);
        required("auth_token", authToken, null, "the auth token of the account", mistakes);
        secret("auth_token", authToken, mistakes);
        if (apiKeySid != null || apiKeySecret != null) {
            required("api_key_sid", apiKeySid, KEY, "SK and 32 hexadecimal digits", mistakes);
            required("api_key_secret", apiKeySecret, null, "the secret of the API key", mistakes);
            secret("api_key_secret", apiKeySecret, mistakes);
        }
        form("phone_number", phoneNumber, Sender.SMS_SENDER, "a number such as +15005550006, or a name", mistakes);
        form(
                "messaging_service_sid",
                messagingServiceSid,
                Sender.SERVICE_SID,
                "MG and 32 hexadecimal digits",
                mistakes);
        form("whatsapp_number", whatsappNumber, Sender.WHATSAPP_NUMBER, "a number such as +14155238886", mistakes);
        if (phoneNumber == null && messagingServiceSid == null && whatsappNumber == null) {
            mistakes.add(new Refusal.Field(
                    "phone_number",
                    "required",
                    "Give phone_number, messaging_service_sid or whatsapp_number: nothing could be sent."));
        }
        return mistakes;
    }

    private static void required(
            String name, @Nullable String value, @Nullable Pattern form, String what, List<Refusal.Field> mistakes) {
        if (value == null || value.isBlank()) {
            mistakes.add(new Refusal.Field(name, "required", "Give " + what + "."));
        } else if (form != null) {
            form(name, value, form, what, mistakes);
        }
    }

    private static void secret(String name, @Nullable String value, List<Refusal.Field> mistakes) {
        if (value != null && !value.isBlank() && !Shown.is(value)) {
            form(name, value, SECRET, "it as Twilio shows it, without spaces", mistakes);
        }
    }

    private static void form(
            String name, @Nullable String value, Pattern form, String what, List<Refusal.Field> mistakes) {
        if (value != null && !form.matcher(value).matches()) {
            mistakes.add(new Refusal.Field(name, "invalid_form", "Give " + what + "."));
        }
    }

    @Override
    public String toString() {
        return "TwilioAccountDraft[" + accountSid + ", [REDACTED]]";
    }
}
