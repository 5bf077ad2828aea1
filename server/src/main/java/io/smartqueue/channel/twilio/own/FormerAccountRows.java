package io.smartqueue.channel.twilio.own;

import io.smartqueue.channel.twilio.own.OwnAccount.Checked;
import io.smartqueue.channel.twilio.own.OwnAccount.Secrets;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.secrets.Sealed;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The tokens with which Twilio may still sign for the current organisation, though it has entered others since. */
@Component
class FormerAccountRows {

    /** @param endsAt null while nobody can say until when Twilio signs with it */
    record Former(UUID id, OwnAccount account, @Nullable Instant endsAt) {

        boolean isOf(String accountSid) {
            return account.accountSid().equals(accountSid);
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FormerAccountRows(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The latest first. */
    @Transactional
    public List<Former> find() {
        return jdbc.sql("""
                        select id, account_sid, key_id, auth_token, phone_number, messaging_service_sid,
                            whatsapp_number, ends_at
                        from former_twilio_account
                        where ends_at is null or ends_at > now()
                        order by left_at desc, id desc
                        """).query((row, n) -> former(row)).list();
    }

    private static Former former(ResultSet row) throws SQLException {
        return new Former(
                row.getObject("id", UUID.class),
                new OwnAccount(
                        row.getString("account_sid"),
                        new Secrets(new Sealed(row.getString("key_id"), row.getBytes("auth_token")), null),
                        null,
                        OwnAccountRows.addresses(row),
                        Checked.NEVER),
                Times.instantOrNull(row, "ends_at"));
    }

    /** The account as it is entered now, before that changes. */
    @Transactional
    public void keepPresent() {
        jdbc.sql("""
                        insert into former_twilio_account (id, tenant_id, account_sid, key_id, auth_token, phone_number,
                            messaging_service_sid, whatsapp_number, left_at)
                        select :id, tenant_id, account_sid, key_id, auth_token, phone_number, messaging_service_sid,
                            whatsapp_number, now()
                        from twilio_account
                        """).param("id", Ids.next()).update();
        // Each is tried for a signature. The first may be the one with which Twilio signs until another has signed.
        jdbc.sql("""
                        delete from former_twilio_account where id in (
                            select id from (
                                select id, row_number() over (partition by account_sid order by left_at, id) as first,
                                    row_number() over (partition by account_sid order by left_at desc, id desc) as last
                                from former_twilio_account
                            ) numbered
                            where first > 1 and last > 4)
                        """).update();
    }

    /** Those of an account are needed no longer than this. */
    @Transactional
    public void end(String accountSid, Duration from) {
        jdbc.sql("""
                        update former_twilio_account set ends_at = now() + :seconds * interval '1 second'
                        where account_sid = :sid and ends_at is null
                        """)
                .param("seconds", from.toSeconds())
                .param("sid", accountSid)
                .update();
    }

    @Transactional
    public void delete(UUID id) {
        jdbc.sql("delete from former_twilio_account where id = :id")
                .param("id", id)
                .update();
    }

    /** @return false when it is gone */
    @Transactional
    public boolean replace(UUID id, Sealed token) {
        return jdbc.sql("update former_twilio_account set key_id = :key, auth_token = :token where id = :id")
                        .param("key", token.key())
                        .param("token", token.text())
                        .param("id", id)
                        .update()
                == 1;
    }

    @Scheduled(initialDelay = 24, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        over().forEach(organisation -> CurrentTenant.run(
                organisation,
                () -> transaction.executeWithoutResult(
                        begun -> jdbc.sql("delete from former_twilio_account where ends_at <= now()")
                                .update())));
    }

    private List<TenantId> over() {
        return transaction.execute(begun -> {
            jdbc.sql("set local role smartqueue_dispatcher").update();
            return jdbc.sql("select distinct tenant_id from former_twilio_account where ends_at <= now()")
                    .query((row, n) -> new TenantId(row.getObject("tenant_id", UUID.class)))
                    .list();
        });
    }
}
