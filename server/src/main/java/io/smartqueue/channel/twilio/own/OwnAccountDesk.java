package io.smartqueue.channel.twilio.own;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.ChannelSender;
import io.smartqueue.channel.SendersChanged;
import io.smartqueue.channel.twilio.SettingFindings;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.channel.twilio.checkup.AccountCheckup;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the current organisation does with its own account. */
@Component
public class OwnAccountDesk {

    private final OwnAccountRows rows;
    private final OwnAccounts accounts;
    private final AccountCheckup checkup;
    private final List<Channel> channels;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    OwnAccountDesk(
            OwnAccountRows rows,
            OwnAccounts accounts,
            AccountCheckup checkup,
            List<Channel> channels,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.accounts = accounts;
        this.checkup = checkup;
        this.channels = channels;
        this.events = events;
        this.transaction = transaction;
    }

    /** @throws Refusal 404 where the organisation uses the installation's */
    public TwilioAccountView view() {
        OwnAccount account = present();
        TwilioSettings settings = accounts.settings(CurrentTenant.get(), account);
        OwnAccount.Addresses addresses = account.addresses();
        return new TwilioAccountView(
                account.accountSid(),
                Shown.of(authToken(settings)),
                account.apiKeySid(),
                account.apiKeySid() == null ? null : Shown.of(apiKeySecret(settings)),
                addresses.phoneNumber(),
                addresses.messagingServiceSid(),
                addresses.whatsappNumber(),
                account.checked().at(),
                account.checked().findings().stream().map(FindingView::of).toList());
    }

    private OwnAccount present() {
        return rows.find()
                .orElseThrow(() -> Refusal.notFound(
                        "no_account", "This organisation has no account of its own; it uses the installation's."));
    }

    /** @throws Refusal 409 {@code no_secrets_key} where no secrets can be kept */
    public void put(TwilioAccountDraft draft) {
        accounts.offBecause().ifPresent(because -> {
            throw Refusal.conflict("no_secrets_key", because);
        });
        List<Refusal.Field> mistakes = draft.mistakes();
        String sid = draft.accountSid();
        if (sid != null && accounts.isInstallations(sid)) {
            mistakes.add(new Refusal.Field(
                    "account_sid", "same_account", "This is the account of the installation, which is used anyway."));
        }
        if (mistakes.isEmpty()) {
            mistakes.addAll(accounts.inUse(draft));
        }
        if (!mistakes.isEmpty()) {
            throw Refusal.fields(mistakes);
        }
        transaction.executeWithoutResult(begun -> store(draft));
    }

    private void store(TwilioAccountDraft draft) {
        Optional<OwnAccount> before = rows.find();
        Optional<TwilioSettings> known = before.map(account -> accounts.settings(CurrentTenant.get(), account));
        TenantId organisation = CurrentTenant.get();
        Optional<Secret> key = Optional.ofNullable(draft.apiKeySecret())
                .map(given -> secret("api_key_secret", given, known.flatMap(OwnAccountDesk::apiKeySecret)));
        Secret token = secret(
                "auth_token", Objects.requireNonNull(draft.authToken()), known.flatMap(OwnAccountDesk::authToken));
        String sid = Objects.requireNonNull(draft.accountSid());
        before.filter(account -> !account.accountSid().equals(sid)
                        || !known.flatMap(OwnAccountDesk::authToken).equals(Optional.of(token)))
                .ifPresent(account -> accounts.leave(account, Optional.of(sid)));
        rows.put(new OwnAccount(
                sid,
                accounts.seal(organisation, token, key),
                draft.apiKeySid(),
                new OwnAccount.Addresses(draft.phoneNumber(), draft.messagingServiceSid(), draft.whatsappNumber()),
                OwnAccount.Checked.NEVER));
        accounts.entered(sid, token);
        changed(before.map(OwnAccount::accountSid));
    }

    private static Optional<Secret> authToken(TwilioSettings settings) {
        return Optional.ofNullable(settings.authToken());
    }

    private static Optional<Secret> apiKeySecret(TwilioSettings settings) {
        return Optional.ofNullable(settings.apiKeySecret());
    }

    /** Given as it is shown, it stays as it is. */
    private static Secret secret(String name, String given, Optional<Secret> known) {
        if (!Shown.is(given)) {
            return new Secret(given);
        }
        return known.filter(secret -> Shown.of(Optional.of(secret)).equals(given))
                .orElseThrow(() -> Refusal.field(name, "invalid_value", "Give the whole secret."));
    }

    public void delete() {
        transaction.executeWithoutResult(begun -> {
            OwnAccount before = present();
            accounts.leave(before, Optional.empty());
            rows.delete();
            changed(Optional.of(before.accountSid()));
        });
    }

    /** @param before empty = the installation's */
    private void changed(Optional<String> before) {
        accounts.forget();
        boolean isOwn = rows.find().isPresent();
        Optional<String> now = rows.find().map(OwnAccount::accountSid);
        Map<Medium, ChannelSender> own = new EnumMap<>(Medium.class);
        channels.stream()
                .filter(channel -> isOwn && Medium.toPhones().contains(channel.medium()))
                .forEach(channel -> channel.sender().ifPresent(sender -> own.put(channel.medium(), sender)));
        events.publishEvent(new SendersChanged(CurrentTenant.get(), own, !now.equals(before)));
    }

    /** Asks Twilio, outside of any transaction of its own, and keeps what was found. */
    public List<Finding> check() {
        OwnAccount account = present();
        List<Finding> findings = checkup.of(accounts.settings(CurrentTenant.get(), account)).stream()
                .map(OwnAccountDesk::inTheirWords)
                .toList();
        rows.checked(findings);
        return findings;
    }

    private static Finding inTheirWords(Finding finding) {
        return new Finding(
                finding.topic(),
                finding.verdict(),
                SettingFindings.asFields(finding.words()),
                finding.remedy().map(SettingFindings::asFields));
    }
}
