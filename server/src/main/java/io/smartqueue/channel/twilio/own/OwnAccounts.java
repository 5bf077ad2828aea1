package io.smartqueue.channel.twilio.own;

import io.smartqueue.channel.twilio.OrganisationAccounts;
import io.smartqueue.channel.twilio.TwilioSettings;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is remembered for less than a second is encrypted; secrets are decrypted for each use. */
@Component
class OwnAccounts implements OrganisationAccounts, SealedSecrets {

    private static final long MOST_KNOWN = 10_000;
    private static final String TOKEN = "auth_token";
    private static final String KEY = "api_key_secret";

    private final OwnAccountRows rows;
    private final SecretCipher cipher;
    private final TwilioSettings installation;
    private final Tenants tenants;
    private final RecentReads<TenantId, Optional<OwnAccount>> known = new RecentReads<>(MOST_KNOWN, tenant -> tenant);
    private final RecentReads<String, List<TenantId>> bySid = new RecentReads<>(MOST_KNOWN);

    OwnAccounts(OwnAccountRows rows, SecretCipher cipher, TwilioSettings installation, Tenants tenants) {
        this.rows = rows;
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
    public List<Signing> signing(String accountSid) {
        List<TenantId> organisations = Objects.requireNonNull(bySid.get(accountSid, rows::with));
        return organisations.stream()
                .flatMap(organisation -> lately(organisation).stream()
                        .filter(account -> account.accountSid().equals(accountSid))
                        .flatMap(account -> signing(organisation, account).stream()))
                .toList();
    }

    private Optional<Signing> signing(TenantId organisation, OwnAccount account) {
        return open(organisation, TOKEN, account.secrets().authToken())
                .map(token ->
                        new Signing(organisation, token, account.addresses().named()));
    }

    /** After a change of the current organisation's. */
    void forget() {
        known.forget(CurrentTenant.get());
        bySid.forget();
    }

    @Override
    public Resealed reseal() {
        return tenants.all().stream()
                .map(Tenant::id)
                .map(tenant -> CurrentTenant.call(
                        tenant,
                        () -> rows.find()
                                .map(account -> reseal(tenant, account))
                                .orElse(new Resealed(0, 0))))
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
}
