package io.smartqueue.channel.twilio.own;

import io.smartqueue.channel.twilio.own.OwnAccount.Addresses;
import io.smartqueue.channel.twilio.own.OwnAccount.Checked;
import io.smartqueue.channel.twilio.own.OwnAccount.Secrets;
import io.smartqueue.kernel.Times;
import io.smartqueue.secrets.Sealed;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The accounts in the database, of the current organisation but where somebody signs for one. */
@Component
class OwnAccountRows {

    private static final TypeReference<List<FindingView>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OwnAccountRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    // Writing transactions may ask for it too.
    @Transactional
    public Optional<OwnAccount> find() {
        return jdbc.sql("""
                        select account_sid, key_id, auth_token, api_key_sid, api_key_secret, phone_number,
                            messaging_service_sid, whatsapp_number, checked_at, findings
                        from twilio_account
                        """).query((row, n) -> account(row)).optional();
    }

    private OwnAccount account(ResultSet row) throws SQLException {
        String key = row.getString("key_id");
        byte[] apiKeySecret = row.getBytes("api_key_secret");
        return new OwnAccount(
                row.getString("account_sid"),
                new Secrets(
                        new Sealed(key, row.getBytes("auth_token")),
                        apiKeySecret == null ? null : new Sealed(key, apiKeySecret)),
                row.getString("api_key_sid"),
                addresses(row),
                new Checked(Times.instantOrNull(row, "checked_at"), findings(row.getString("findings"))));
    }

    static Addresses addresses(ResultSet row) throws SQLException {
        return new Addresses(
                row.getString("phone_number"),
                row.getString("messaging_service_sid"),
                row.getString("whatsapp_number"));
    }

    private List<Finding> findings(@Nullable String text) {
        return text == null
                ? List.of()
                : json.readValue(text, FINDINGS).stream()
                        .map(FindingView::finding)
                        .toList();
    }

    /** Which organisations have an account with this SID, or had it until lately. */
    @Transactional
    public List<TenantId> with(String accountSid) {
        jdbc.sql("set local role smartqueue_dispatcher").update();
        return jdbc.sql("""
                        select tenant_id from twilio_account where account_sid = :sid
                        union
                        select tenant_id from former_twilio_account
                        where account_sid = :sid and (ends_at is null or ends_at > now())
                        order by tenant_id
                        """)
                .param("sid", accountSid)
                .query((row, n) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                .list();
    }

    /** An account that has this sender too. */
    record Holder(TenantId organisation, String accountSid) {}

    /**
     * Which others receive at these numbers; a name as sender receives nothing, and is nobody's.
     *
     * @param field {@code phone_number} or {@code whatsapp_number}
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<Holder> others(TenantId than, String field, String number) {
        jdbc.sql("set local role smartqueue_dispatcher").update();
        return jdbc.sql("""
                        select tenant_id, account_sid from twilio_account
                        where tenant_id <> :organisation
                            and case when :whatsapp then replace(whatsapp_number, 'whatsapp:', '')
                                else phone_number end = :number
                        """)
                .param("organisation", than.value())
                .param("whatsapp", field.equals("whatsapp_number"))
                .param("number", number)
                .query((row, n) ->
                        new Holder(new TenantId(row.getObject("tenant_id", UUID.class)), row.getString("account_sid")))
                .list();
    }

    /** In place of the one before. */
    @Transactional
    public void put(OwnAccount account) {
        Sealed apiKeySecret = account.secrets().apiKeySecret();
        jdbc.sql("""
                        insert into twilio_account (tenant_id, account_sid, key_id, auth_token, api_key_sid,
                            api_key_secret, phone_number, messaging_service_sid, whatsapp_number)
                        values (current_tenant(), :sid, :key, :token, :key_sid, :key_secret, :phone, :service,
                            :whatsapp)
                        on conflict (tenant_id) do update set account_sid = excluded.account_sid,
                            key_id = excluded.key_id, auth_token = excluded.auth_token,
                            api_key_sid = excluded.api_key_sid, api_key_secret = excluded.api_key_secret,
                            phone_number = excluded.phone_number,
                            messaging_service_sid = excluded.messaging_service_sid,
                            whatsapp_number = excluded.whatsapp_number, checked_at = null, findings = null
                        """)
                .param("sid", account.accountSid())
                .param("key", account.secrets().authToken().key())
                .param("token", account.secrets().authToken().text())
                .param("key_sid", account.apiKeySid())
                .param("key_secret", apiKeySecret == null ? null : apiKeySecret.text(), java.sql.Types.BINARY)
                .param("phone", account.addresses().phoneNumber())
                .param("service", account.addresses().messagingServiceSid())
                .param("whatsapp", account.addresses().whatsappNumber())
                .update();
    }

    /** Only while the secrets are still those that were read. */
    @Transactional
    public boolean replace(Secrets before, Secrets after) {
        Sealed apiKeySecret = after.apiKeySecret();
        return jdbc.sql("""
                        update twilio_account set key_id = :key, auth_token = :token, api_key_secret = :key_secret
                        where auth_token = :before
                        """)
                        .param("key", after.authToken().key())
                        .param("token", after.authToken().text())
                        .param("key_secret", apiKeySecret == null ? null : apiKeySecret.text(), java.sql.Types.BINARY)
                        .param("before", before.authToken().text())
                        .update()
                == 1;
    }

    @Transactional
    public void checked(List<Finding> findings) {
        jdbc.sql("update twilio_account set checked_at = now(), findings = :findings::jsonb")
                .param(
                        "findings",
                        json.writeValueAsString(
                                findings.stream().map(FindingView::of).toList()))
                .update();
    }

    /** @return false when there was none */
    @Transactional
    public boolean delete() {
        return jdbc.sql("delete from twilio_account").update() == 1;
    }
}
