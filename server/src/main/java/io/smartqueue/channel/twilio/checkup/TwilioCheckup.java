package io.smartqueue.channel.twilio.checkup;

import io.smartqueue.channel.twilio.Account;
import io.smartqueue.channel.twilio.SingleRequestClient;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import io.smartqueue.settings.PublicSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Fetches the account once for all topics; a topic that depends on a failed one is not checked. */
@Component
@Order(TwilioCheckup.PLACE)
class TwilioCheckup implements Checkup {

    /** After the checks of what the server itself needs. */
    static final int PLACE = 500;

    /** Shorter than when sending, because an operator waits at the terminal. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TwilioSettings settings;
    private final PublicSettings open;

    TwilioCheckup(TwilioSettings settings, PublicSettings open) {
        this.settings = settings;
        this.open = open;
    }

    @Override
    public List<Finding> examine() {
        try (var requests = new SingleRequestClient(Account.address(settings), PATIENCE, PATIENCE)) {
            return examine(requests);
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }

    private List<Finding> examine(SingleRequestClient requests) {
        Credentials.Seen seen = new Credentials(settings, requests).look();
        List<Finding> findings = new ArrayList<>();
        findings.add(seen.finding());
        findings.add(new AccountLimits(seen.standing()).look());
        findings.add(new SmsSender(settings, open, seen.standing()).look());
        findings.add(new WhatsappSender(settings).look());
        new ServicePool(settings, seen.standing()).look().ifPresent(findings::add);
        findings.addAll(new OwnWebhook(settings, open, seen.standing()).look());
        return List.copyOf(findings);
    }
}
