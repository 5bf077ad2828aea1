package io.smartqueue.channel.twilio.own;

import io.smartqueue.channel.twilio.OrganisationAccounts;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.channel.twilio.own.FormerAccountRows.Former;
import io.smartqueue.channel.twilio.own.OwnAccount.Addresses;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Secret;
import io.smartqueue.secrets.Sealed;
import io.smartqueue.secrets.SealedSecrets;
import io.smartqueue.secrets.SecretCipher;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.RecentReads;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is remembered for less than a second is encrypted; secrets are decrypted for each use. */
@Component
class OwnAccounts implements OrganisationAccounts, SealedSecrets {

    private static final long MOST_KNOWN = 10_000;
    private static final String TOKEN = "auth_token";
    private static final String KEY = "api_key_secret";
    /** Requests that were signed with the token before may still be under way. */
    private static final Duration OVERLAP = Duration.ofDays(1);
    /** WhatsApp tries so long to deliver a message. */
    private static final Duration LAST_RECEIPT = Duration.ofDays(30);

    private final OwnAccountRows rows;
    private final FormerAccountRows formerRows;
    private final SecretCipher cipher;
    private final TwilioSettings installation;
    private final Tenants tenants;
    private final RecentReads<TenantId, Optional<OwnAccount>> known = new RecentReads<>(MOST_KNOWN, tenant -> tenant);
    private final RecentReads<TenantId, List<Former>> former = new RecentReads<>(MOST_KNOWN, tenant -> tenant);
    private final RecentReads<String, List<TenantId>> bySid = new RecentReads<>(MOST_KNOWN);

    OwnAccounts(
            OwnAccountRows rows,
            FormerAccountRows formerRows,
            SecretCipher cipher,
            TwilioSettings installation,
            Tenants tenants) {
        this.rows = rows;
        this.formerRows = formerRows;
        this.cipher = cipher;
        this.installation = installation;
        this.tenants = tenants;
    }

    @Override
    public Optional<TwilioSettings> of(TenantId organisation) {
        return lately(organisation).map(account -> settings(organisation, account));
    }

    /** Why no secrets can be kept. */
    Optional<String> offBecause() {
        return cipher.offBecause();
    }

    boolean isInstallations(String accountSid) {
        return accountSid.equals(installation.accountSid());
    }

    List<Refusal.Field> inUse(TwilioAccountDraft draft) {
        return new SendersInUse(rows, this, installation).in(draft);
    }

    private Optional<OwnAccount> lately(TenantId organisation) {
        return Objects.requireNonNull(known.get(organisation, tenant -> CurrentTenant.call(tenant, rows::find)));
    }

    /** Its secrets are missing when nobody can read them. */
    TwilioSettings settings(TenantId organisation, OwnAccount account) {
        Addresses addresses = account.addresses();
        return new TwilioSettings(
                account.accountSid(),
                open(organisation, TOKEN, account.secrets().authToken()).orElse(null),
                account.apiKeySid(),
                open(organisation, KEY, account.secrets().apiKeySecret()).orElse(null),
                null,
                addresses.phoneNumber(),
                addresses.whatsappNumber(),
                addresses.messagingServiceSid(),
                installation.baseUrl(),
                installation.connectTimeout(),
                installation.responseTimeout());
    }

    private Optional<Secret> open(TenantId organisation, String name, @Nullable Sealed sealed) {
        return Optional.ofNullable(sealed).flatMap(text -> cipher.open(text, belonging(organisation, name)));
    }

    private static String belonging(TenantId organisation, String name) {
        return "twilio_account/" + organisation + "/" + name;
    }

    OwnAccount.Secrets seal(TenantId organisation, Secret token, Optional<Secret> key) {
        return new OwnAccount.Secrets(
                cipher.seal(token, belonging(organisation, TOKEN)),
                key.map(secret -> cipher.seal(secret, belonging(organisation, KEY)))
                        .orElse(null));
    }

    @Override
    public List<TwilioSettings> former(TenantId organisation) {
        Optional<String> present = lately(organisation).map(OwnAccount::accountSid);
        Set<String> seen = new HashSet<>(present.stream().toList());
        return formerLately(organisation).stream()
                .map(Former::account)
                .filter(account -> seen.add(account.accountSid()))
                .map(account -> settings(organisation, account))
                .toList();
    }

    private List<Former> formerLately(TenantId organisation) {
        return Objects.requireNonNull(former.get(organisation, tenant -> CurrentTenant.call(tenant, formerRows::find)));
    }

    @Override
    public List<Signing> signing(String accountSid) {
        List<TenantId> organisations = Objects.requireNonNull(bySid.get(accountSid, rows::with));
        return organisations.stream()
                .flatMap(organisation -> signing(organisation, accountSid))
                .toList();
    }

    private Stream<Signing> signing(TenantId organisation, String accountSid) {
        Optional<OwnAccount> present =
                lately(organisation).filter(account -> account.accountSid().equals(accountSid));
        Age age = present.isPresent() ? Age.EARLIER : Age.LEFT;
        return Stream.concat(
                present.stream().flatMap(account -> signing(organisation, account, Age.PRESENT, account.addresses())),
                formerLately(organisation).stream()
                        .filter(one -> one.isOf(accountSid))
                        .map(Former::account)
                        .flatMap(account -> signing(
                                organisation,
                                account,
                                age,
                                present.map(OwnAccount::addresses).orElse(account.addresses()))));
    }

    private Stream<Signing> signing(TenantId organisation, OwnAccount account, Age age, Addresses addresses) {
        return open(organisation, TOKEN, account.secrets().authToken()).stream()
                .map(token -> new Signing(organisation, token, age, addresses.named()));
    }

    @Override
    public void hasSigned(Signing signing, String accountSid) {
        TenantId organisation = signing.organisation();
        boolean isPromoted = signing.age() == Age.PRESENT
                && formerLately(organisation).stream().anyMatch(one -> one.isOf(accountSid) && one.endsAt() == null);
        if (isPromoted) {
            CurrentTenant.run(organisation, () -> {
                formerRows.end(accountSid, OVERLAP);
                former.forget(organisation);
            });
        }
    }

    /**
     * The account of the current organisation is about to be replaced or removed; in the transaction that does so.
     *
     * @param next the account after it; empty = the installation's
     */
    void leave(OwnAccount before, Optional<String> next) {
        formerRows.keepPresent();
        if (!next.equals(Optional.of(before.accountSid()))) {
            formerRows.end(before.accountSid(), LAST_RECEIPT);
        }
    }

    /** The present token is no former one, though it may have been. */
    void entered(String accountSid, Secret token) {
        TenantId organisation = CurrentTenant.get();
        formerRows.find().stream()
                .filter(one -> one.isOf(accountSid))
                .filter(one -> open(organisation, TOKEN, one.account().secrets().authToken())
                        .filter(token::equals)
                        .isPresent())
                .forEach(one -> formerRows.delete(one.id()));
    }

    /** After a change of the current organisation's. */
    void forget() {
        known.forget(CurrentTenant.get());
        former.forget(CurrentTenant.get());
        bySid.forget();
    }

    @Override
    public Resealed reseal() {
        return tenants.all().stream()
                .map(Tenant::id)
                .map(tenant -> CurrentTenant.call(
                        tenant,
                        () -> Stream.concat(
                                        rows.find().stream().map(account -> reseal(tenant, account)),
                                        formerRows.find().stream().map(one -> reseal(tenant, one)))
                                .reduce(new Resealed(0, 0), Resealed::and)))
                .reduce(new Resealed(0, 0), Resealed::and);
    }

    /** Whether some secret of the current organisation's account can be read by nobody here. */
    boolean isUnreadable() {
        TenantId tenant = CurrentTenant.get();
        return rows.find()
                .map(account -> settings(tenant, account))
                .filter(own -> own.authToken() == null || own.apiKeySid() != null && own.apiKeySecret() == null)
                .isPresent();
    }

    private Resealed reseal(TenantId tenant, OwnAccount account) {
        OwnAccount.Secrets before = account.secrets();
        Optional<Secret> token = open(tenant, TOKEN, before.authToken());
        Optional<Secret> key = open(tenant, KEY, before.apiKeySecret());
        int secrets = before.apiKeySecret() == null ? 1 : 2;
        if (token.isEmpty() || key.isEmpty() && before.apiKeySecret() != null) {
            return new Resealed(0, secrets);
        }
        OwnAccount.Secrets after = seal(tenant, token.get(), key);
        boolean isNews = !after.authToken().key().equals(before.authToken().key());
        return new Resealed(isNews && rows.replace(before, after) ? secrets : 0, 0);
    }

    private Resealed reseal(TenantId tenant, Former one) {
        Sealed before = one.account().secrets().authToken();
        Optional<Secret> token = open(tenant, TOKEN, before);
        if (token.isEmpty()) {
            return new Resealed(0, 1);
        }
        Sealed after = cipher.seal(token.get(), belonging(tenant, TOKEN));
        boolean isNews = !after.key().equals(before.key());
        return new Resealed(isNews && formerRows.replace(one.id(), after) ? 1 : 0, 0);
    }
}
