package io.smartqueue.channel.twilio;

import com.twilio.http.TwilioRestClient;
import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.MalformedSetting;
import io.smartqueue.settings.WebAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Twilio account and the login that we use for it.
 *
 * @param user the SID of the API key when there is one, else the SID of the account
 */
public record Account(String sid, String user, Secret password) {

    private static final Pattern ACCOUNT_SID = Pattern.compile("AC[0-9a-fA-F]{32}");
    private static final Pattern KEY_SID = Pattern.compile("SK[0-9a-fA-F]{32}");

    /** @param mistakes receives a sentence on each setting that is missing or wrong */
    public static Optional<Account> of(TwilioSettings settings, List<String> mistakes) {
        List<String> found = new ArrayList<>();
        String sid = SettingFindings.fitting(
                "TWILIO_ACCOUNT_SID",
                settings.accountSid(),
                ACCOUNT_SID,
                found,
                "must be AC and 32 hexadecimal digits");
        Account account = SettingFindings.given(settings.apiKeySid()) || SettingFindings.given(settings.apiKeySecret())
                ? byKey(sid, settings, found)
                : byToken(sid, settings.authToken(), found);
        addressMistake(settings.baseUrl()).ifPresent(found::add);
        mistakes.addAll(found);
        return found.isEmpty() ? Optional.of(account) : Optional.empty();
    }

    private static Account byKey(String sid, TwilioSettings settings, List<String> mistakes) {
        String key = SettingFindings.fitting(
                "TWILIO_API_KEY_SID", settings.apiKeySid(), KEY_SID, mistakes, "must be SK and 32 hexadecimal digits");
        return new Account(
                sid, key, SettingFindings.secret("TWILIO_API_KEY_SECRET", settings.apiKeySecret(), mistakes));
    }

    private static Account byToken(String sid, @Nullable Secret token, List<String> mistakes) {
        return new Account(sid, sid, SettingFindings.secret("TWILIO_AUTH_TOKEN", token, mistakes));
    }

    /** The same account with the other of two tokens, while one replaces the other. */
    public Optional<Account> withNext(TwilioSettings settings) {
        Secret next = settings.authTokenNext();
        boolean byToken = user.equals(sid);
        return next != null && SettingFindings.given(next) && byToken
                ? Optional.of(new Account(sid, user, next))
                : Optional.empty();
    }

    public static Optional<WebAddress> address(TwilioSettings settings) {
        String text = settings.baseUrl();
        return text != null
                        && SettingFindings.given(text)
                        && addressMistake(text).isEmpty()
                ? Optional.of(WebAddress.of(text))
                : Optional.empty();
    }

    private static Optional<String> addressMistake(@Nullable String text) {
        if (text == null || !SettingFindings.given(text)) {
            return Optional.empty();
        }
        try {
            WebAddress.of(text);
            return Optional.empty();
        } catch (MalformedSetting malformed) {
            return Optional.of("TWILIO_BASE_URL " + malformed.getMessage());
        }
    }

    public TwilioRestClient client(SingleRequestClient requests) {
        return new TwilioRestClient.Builder(user, password.value())
                .accountSid(sid)
                // Else the SDK takes them from the environment and rewrites the host.
                .region(null)
                .edge(null)
                .httpClient(requests)
                .build();
    }

    /** Enough to recognise the account, not enough to be of use. */
    public String shortened() {
        return shortened(sid);
    }

    public static String shortened(String sid) {
        return sid.substring(0, 6) + "…" + sid.substring(sid.length() - 4);
    }
}
