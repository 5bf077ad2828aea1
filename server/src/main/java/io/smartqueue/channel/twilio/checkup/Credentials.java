package io.smartqueue.channel.twilio.checkup;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import io.smartqueue.channel.twilio.Account;
import io.smartqueue.channel.twilio.SettingFindings;
import io.smartqueue.channel.twilio.SingleRequestClient;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the credentials: the token by fetching the account, an API key by listing messages. */
public record Credentials(TwilioSettings settings, SingleRequestClient requests) {

    public static final String TOPIC = "twilio-credentials";

    private static final String WHERE =
            "Copy Account SID and Auth Token from console.twilio.com, Account Info, into .env, then restart.";
    private static final int TEST_CREDENTIALS = 20008;
    private static final int NOT_ACTIVE = 20005;

    record Seen(AccountState standing, Finding finding) {}

    Seen look() {
        List<String> mistakes = new ArrayList<>();
        Optional<Account> account = Account.of(settings, mistakes);
        Secret token = settings.authToken();
        if (account.isPresent() && (token == null || !SettingFindings.given(token))) {
            mistakes.add("TWILIO_AUTH_TOKEN is not set; with an API key it does not send, but receipts and answers are"
                    + " refused without it");
        }
        return account.isEmpty() || token == null || !mistakes.isEmpty()
                ? wrong(String.join("; ", mistakes) + ".", WHERE)
                : look(account.get(), token);
    }

    private Seen look(Account sender, Secret token) {
        var owner = new Account(sender.sid(), sender.sid(), token);
        boolean keyed = !sender.user().equals(sender.sid());
        return switch (fetched(owner)) {
            case Reply.Silence<com.twilio.rest.api.v2010.Account> silence -> unreachable(silence.because());
            case Reply.Refused<com.twilio.rest.api.v2010.Account> refused -> refused(refused, owner);
            case Reply.Given<com.twilio.rest.api.v2010.Account> given -> {
                TwilioRestClient client = sender.client(requests);
                var known = new AccountState.Known(given.value(), client);
                yield keyed
                        ? lookAtKey(known)
                        : right(
                                known,
                                "Twilio accepts TWILIO_ACCOUNT_SID and" + " TWILIO_AUTH_TOKEN" + where() + ": account "
                                        + sender.shortened() + ".");
            }
        };
    }

    private Reply<com.twilio.rest.api.v2010.Account> fetched(Account who) {
        return Reply.to(
                () -> com.twilio.rest.api.v2010.Account.fetcher(who.sid()).fetch(who.client(requests)));
    }

    private Seen lookAtKey(AccountState.Known known) {
        return switch (Reply.to(() -> Message.reader().setPageSize(1L).firstPage(known.client()))) {
            case Reply.Given<?> given ->
                right(
                        known,
                        "Twilio accepts the API key, which sends, and the auth token, which signs" + where() + ".");
            case Reply.Silence<?> silence -> unreachable(silence.because());
            case Reply.Refused<?> refused ->
                refused.status() == 401 || refused.status() == 403
                        ? wrong(
                                "Twilio does not accept the API key (" + refused.inWords() + ").",
                                "Create a standard key under console.twilio.com, Account, API keys & tokens, and set"
                                        + " TWILIO_API_KEY_SID and TWILIO_API_KEY_SECRET; a restricted one must be"
                                        + " allowed to read and create messages.")
                        : troubled(refused);
        };
    }

    private Seen refused(Reply.Refused<?> refused, Account owner) {
        if (refused.isFor(NOT_ACTIVE)) {
            return wrong(
                    "Twilio says that the account is not active (" + refused.inWords() + ").",
                    "See why at console.twilio.com; a suspended account is mostly an empty balance under Billing.");
        }
        if (refused.isFor(TEST_CREDENTIALS)) {
            return wrong(
                    "These are Twilio's test credentials, with which nothing is delivered.",
                    "Take the live ones: " + WHERE);
        }
        if (refused.status() == 401 || refused.status() == 403) {
            return promoted(owner.sid())
                    ? wrong(
                            "Twilio does not accept TWILIO_AUTH_TOKEN any more, and accepts TWILIO_AUTH_TOKEN_NEXT:"
                                    + " it has been promoted.",
                            "Set TWILIO_AUTH_TOKEN to the value of TWILIO_AUTH_TOKEN_NEXT, empty the latter, and"
                                    + " restart.")
                    : wrong(
                            "Twilio does not accept TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN (" + refused.inWords()
                                    + ")" + lengthOf(owner.password()) + ".",
                            WHERE + " A suspended or closed account can be" + " refused in the same way.");
        }
        if (refused.status() == Reply.NOT_FOUND
                && settings.baseUrl() != null
                && SettingFindings.given(settings.baseUrl())) {
            return new Seen(
                    new AccountState.Unseen(),
                    Finding.note(
                            TOPIC,
                            "The settings are well-formed. Whether they are accepted cannot be looked at"
                                    + " at TWILIO_BASE_URL, which knows of no accounts."));
        }
        return troubled(refused);
    }

    private boolean promoted(String sid) {
        Secret next = settings.authTokenNext();
        return next != null
                && SettingFindings.given(next)
                && fetched(new Account(sid, sid, next)) instanceof Reply.Given<?>;
    }

    private static String lengthOf(Secret token) {
        return token.value().length() == 32 ? "" : "; the token is not 32 characters long, as Twilio's are";
    }

    private Seen troubled(Reply.Refused<?> refused) {
        return wrong(
                "Twilio answers " + refused.inWords() + where() + ", so nothing can be said.",
                "Look again in a moment; status.twilio.com tells of disturbances"
                        + (refused.status() == Reply.NOT_FOUND
                                ? ". Not found: TWILIO_ACCOUNT_SID may be another's."
                                : "."));
    }

    private Seen unreachable(String because) {
        return wrong(
                "Twilio cannot be reached" + where() + ": " + because,
                settings.baseUrl() == null || !SettingFindings.given(settings.baseUrl())
                        ? "Let this machine reach https://api.twilio.com: network, proxy, firewall."
                        : "Start what stands at TWILIO_BASE_URL, or empty that setting to use Twilio itself.");
    }

    private String where() {
        return Account.address(settings).map(address -> " at " + address).orElse("");
    }

    private static Seen right(AccountState accountState, String words) {
        return new Seen(accountState, Finding.right(TOPIC, words));
    }

    private static Seen wrong(String words, String remedy) {
        return new Seen(new AccountState.Wrong(), Finding.wrong(TOPIC, words, remedy));
    }
}
