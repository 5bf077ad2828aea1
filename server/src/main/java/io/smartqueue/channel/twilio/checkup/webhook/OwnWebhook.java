package io.smartqueue.channel.twilio.checkup.webhook;

import io.smartqueue.channel.twilio.Account;
import io.smartqueue.channel.twilio.SettingFindings;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.channel.twilio.checkup.AccountState;
import io.smartqueue.channel.twilio.checkup.Credentials;
import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.Finding;
import io.smartqueue.settings.Finding.Verdict;
import io.smartqueue.settings.PublicSettings;
import io.smartqueue.settings.WebAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the path from Twilio to us: the address, the webhook, and whether it accepts the next token. */
public record OwnWebhook(TwilioSettings settings, PublicSettings open, AccountState standing) {

    public List<Finding> look() {
        Finding address = address();
        Secret token = settings.authToken();
        WebAddress base = open.baseUrl();
        if (standing instanceof AccountState.Wrong || token == null) {
            return closed(address, Credentials.TOPIC);
        }
        if (base == null || address.verdict() == Verdict.WRONG) {
            return closed(address, PublicAddress.TOPIC);
        }
        var webhookProbe = new WebhookProbe(base, settings.accountSid());
        Finding webhook = new Webhook(webhookProbe, token).look();
        Optional<Finding> rotation = next().map(next -> webhook.verdict() == Verdict.RIGHT
                ? new TokenRotation(webhookProbe, token, next).look()
                : AccountState.notYet(TokenRotation.TOPIC, Webhook.TOPIC));
        return Stream.concat(Stream.of(address, webhook), rotation.stream()).toList();
    }

    private Finding address() {
        var twilio = Account.address(settings);
        return twilio.isEmpty() && SettingFindings.given(settings.baseUrl())
                ? AccountState.notYet(PublicAddress.TOPIC)
                : new PublicAddress(open.baseUrl(), twilio).look();
    }

    private List<Finding> closed(Finding address, String before) {
        return Stream.concat(
                        Stream.of(address, AccountState.notYet(Webhook.TOPIC, before)),
                        next().map(next -> AccountState.notYet(TokenRotation.TOPIC, before)).stream())
                .toList();
    }

    private Optional<Secret> next() {
        return Optional.ofNullable(settings.authTokenNext()).filter(SettingFindings::given);
    }
}
