package io.smartqueue.channel.twilio.checkup;

import io.smartqueue.channel.twilio.Account;
import io.smartqueue.channel.twilio.SingleRequestClient;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.channel.twilio.checkup.webhook.OwnWebhook;
import io.smartqueue.settings.Finding;
import io.smartqueue.settings.PublicSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Looks at one account, of the installation or of an organisation: it is fetched once for all topics, and a topic that
 * depends on a failed one is not looked at.
 */
@Component
public class AccountCheckup {

    /** Shorter than when sending, because somebody waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PublicSettings open;
    private final InstantSource clock;

    public AccountCheckup(PublicSettings open, InstantSource clock) {
        this.open = open;
        this.clock = clock;
    }

    public List<Finding> of(TwilioSettings settings) {
        try (var requests = new SingleRequestClient(Account.address(settings), PATIENCE, PATIENCE)) {
            return examine(settings, requests);
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }

    private List<Finding> examine(TwilioSettings settings, SingleRequestClient requests) {
        Credentials.Seen seen = new Credentials(settings, requests).look();
        List<Finding> findings = new ArrayList<>();
        findings.add(seen.finding());
        findings.add(new AccountLimits(seen.standing()).look());
        findings.add(new AccountBalance(seen.standing()).look());
        findings.add(new ClockSkew(seen.standing(), clock).look());
        findings.add(new SmsSender(settings, open, seen.standing()).look());
        findings.add(new WhatsappSender(settings, seen.standing()).look());
        new ServicePool(settings, seen.standing()).look().ifPresent(findings::add);
        findings.addAll(new OwnWebhook(settings, open, seen.standing()).look());
        return List.copyOf(findings);
    }
}
