package io.smartqueue.security.signin;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.security.Membership;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Role;
import io.smartqueue.security.StaffId;
import io.smartqueue.tenant.TenantSettings;
import io.smartqueue.tenant.Tenants;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts and their holders; an account of the demo exists only while the demo is on. */
@Component
public class Accounts {

    record Credentials(UUID id, String email, String passwordHash) {}

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final TenantSettings settings;
    private final RecentSessions recent;

    Accounts(JdbcClient jdbc, InstantSource clock, TenantSettings settings, RecentSessions recent) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.recent = recent;
    }

    public static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal when an account with this address exists */
    @Transactional
    public UUID create(
            String email, String name, String passwordHash, boolean oneTime, boolean operator, boolean demo) {
        return createUnlessTaken(email, name, passwordHash, oneTime, operator, demo)
                .orElseThrow(() -> Refusal.field("email", "taken", "An account with this address exists."));
    }

    /** @return empty when an account with this address exists; waits for another transaction that makes one now */
    @Transactional
    public Optional<UUID> createUnlessTaken(
            String email, String name, String passwordHash, boolean oneTime, boolean operator, boolean demo) {
        return jdbc.sql("""
                        insert into account
                            (id, email, name, password_hash, must_change_password, is_operator, is_demo)
                        values (:id, :email, :name, :hash, :once, :operator, :demo)
                        on conflict (email) do nothing
                        returning id
                        """)
                .param("id", Ids.next())
                .param("email", normal(email))
                .param("name", name)
                .param("hash", passwordHash)
                .param("once", oneTime)
                .param("operator", operator)
                .param("demo", demo)
                .query(UUID.class)
                .optional();
    }

    /** Operators, and accounts of the demo, because their password is public. */
    @Transactional(readOnly = true)
    public boolean isOperatorOrDemo(UUID id) {
        return jdbc.sql("select is_operator or is_demo from account where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<UUID> find(String email) {
        return jdbc.sql("select id from account where email = :email")
                .param("email", normal(email))
                .query(UUID.class)
                .optional();
    }

    /** An account whose password its owner chooses: one that is open, and not of the demo. */
    @Transactional(readOnly = true)
    public Optional<UUID> findOwned(String email) {
        return jdbc.sql("select id from account where email = :email and is_active and not is_demo")
                .param("email", normal(email))
                .query(UUID.class)
                .optional();
    }

    @Transactional
    public void rename(UUID id, String name) {
        recent.forget();
        jdbc.sql("update account set name = :name where id = :id")
                .param("id", id)
                .param("name", name)
                .update();
    }

    /** Never an account of the demo, whose password everybody knows. */
    @Transactional
    public void becomeOperator(UUID id) {
        recent.forget();
        jdbc.sql("update account set is_operator = true where id = :id and not is_demo")
                .param("id", id)
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Credentials> credentials(String email) {
        return jdbc.sql("""
                        select id, email, password_hash from account
                        where email = :email and is_active and (:demo or not is_demo)
                        """)
                .param("email", normal(email))
                .param("demo", settings.demo())
                .query(Credentials.class)
                .optional();
    }

    @Transactional(readOnly = true)
    public boolean mustChangePassword(UUID id) {
        return jdbc.sql("select must_change_password from account where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** As {@link #mustChangePassword}; nobody gives the account another password until the transaction ends. */
    @Transactional
    public boolean lockAndMustChangePassword(UUID id) {
        return jdbc.sql("select must_change_password from account where id = :id for update")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** @return false when the person has chosen a password meanwhile */
    @Transactional
    public boolean replaceOneTimePassword(UUID id, String hash) {
        recent.forget();
        return jdbc.sql("update account set password_hash = :hash where id = :id and must_change_password")
                        .param("id", id)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    /** A password that its owner must replace before anything else. */
    @Transactional
    public void setOneTimePassword(UUID id, String hash) {
        recent.forget();
        jdbc.sql("update account set password_hash = :hash, must_change_password = true where id = :id")
                .param("id", id)
                .param("hash", hash)
                .update();
    }

    @Transactional(readOnly = true)
    public boolean isOperator(UUID id) {
        return jdbc.sql("select is_operator from account where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void setPassword(UUID id, String hash) {
        recent.forget();
        jdbc.sql("update account set password_hash = :hash, must_change_password = false where id = :id")
                .param("id", id)
                .param("hash", hash)
                .update();
    }

    // No transaction, because it would add a round trip to the one statement with which a request begins.
    public Optional<Principal> byToken(String token) {
        byte[] hash = Tokens.hash(token);
        return recent.find(hash, () -> session(hash))
                .filter(session -> session.expiresAt().isAfter(clock.instant()))
                .map(RecentSessions.Session::principal);
    }

    private Optional<RecentSessions.Session> session(byte[] hash) {
        return read("access_token join account on account.id = account_id", "expires_at", "token_hash = :key", hash);
    }

    @Transactional(readOnly = true)
    public Optional<Principal> byId(UUID id) {
        return read("account", "'infinity'::timestamptz", "account.id = :key", id)
                .map(RecentSessions.Session::principal);
    }

    private Optional<RecentSessions.Session> read(String from, String expiry, String condition, Object key) {
        return jdbc.sql("""
                        select %s as expires_at, account.id, email, account.name, is_operator, must_change_password,
                               membership.id as staff_id, role, public_name,
                               array(
                                   select site_id from membership_site where membership_id = membership.id
                               ) as site_ids,
                               tenant.id as tenant_id, slug as tenant_slug, tenant.name as tenant_name,
                               country as tenant_country, zone as tenant_zone, tenant.language as tenant_language
                        from %s
                        left join (membership join tenant on tenant.id = tenant_id and suspended_at is null)
                            on membership.account_id = account.id and membership.is_active
                        where %s and account.is_active and (:demo or not account.is_demo)
                        """.formatted(expiry, from, condition))
                .param("key", key)
                .param("demo", settings.demo())
                .query(Accounts::collect);
    }

    private static Optional<RecentSessions.Session> collect(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        Instant expiry = Times.instant(rows, "expires_at");
        UUID id = rows.getObject("id", UUID.class);
        String email = rows.getString("email");
        String name = rows.getString("name");
        boolean operator = rows.getBoolean("is_operator");
        boolean mustChange = rows.getBoolean("must_change_password");
        List<Membership> places = new ArrayList<>();
        do {
            UUID staffId = rows.getObject("staff_id", UUID.class);
            if (staffId != null) {
                places.add(new Membership(
                        new StaffId(staffId),
                        Tenants.of(rows, "tenant_"),
                        Role.of(rows.getString("role")),
                        rows.getString("public_name"),
                        uuids(rows.getArray("site_ids"))));
            }
        } while (rows.next());
        return Optional.of(new RecentSessions.Session(
                new Principal(id, email, name, operator, mustChange, List.copyOf(places)), expiry));
    }

    public static Set<UUID> uuids(Array array) throws SQLException {
        return Set.copyOf(List.of((UUID[]) array.getArray()));
    }
}
