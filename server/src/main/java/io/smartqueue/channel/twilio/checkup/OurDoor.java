package io.smartqueue.channel.twilio.checkup;

import io.smartqueue.channel.twilio.Account;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.channel.twilio.Wanted;
import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.Finding;
import io.smartqueue.settings.Finding.Verdict;
import io.smartqueue.settings.PublicSettings;
import io.smartqueue.settings.WebAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the path from Twilio to us: the address, the webhook, and whether it accepts the next token. */
record OurDoor(TwilioSettings settings, PublicSettings open, Standing standing) {

    List<Finding> look() {
        Finding address = address();
        Secret token = settings.authToken();
        WebAddress base = open.baseUrl();
        if (standing instanceof Standing.Wrong || token == null) {
            return closed(address, Credentials.TOPIC);
        }
        if (base == null || address.verdict() == Verdict.WRONG) {
            return closed(address, PublicAddress.TOPIC);
        }
        var knock = new Knock(base);
        Finding webhook = new Webhook(knock, token).look();
        Optional<Finding> rotation = next().map(next -> webhook.verdict() == Verdict.RIGHT
                ? new TokenRotation(knock, token, next).look()
                : Standing.notYet(TokenRotation.TOPIC, Webhook.TOPIC));
        return Stream.concat(Stream.of(address, webhook), rotation.stream()).toList();
    }

    private Finding address() {
        var twilio = Account.address(settings);
        return twilio.isEmpty() && Wanted.given(settings.baseUrl())
                ? Standing.notYet(PublicAddress.TOPIC)
                : new PublicAddress(open.baseUrl(), twilio).look();
    }

    private List<Finding> closed(Finding address, String before) {
        return Stream.concat(
                        Stream.of(address, Standing.notYet(Webhook.TOPIC, before)),
                        next().map(next -> Standing.notYet(TokenRotation.TOPIC, before)).stream())
                .toList();
    }

    private Optional<Secret> next() {
        return Optional.ofNullable(settings.authTokenNext()).filter(Wanted::given);
    }
}
