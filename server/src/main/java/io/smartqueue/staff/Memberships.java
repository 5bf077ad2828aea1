package io.smartqueue.staff;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.security.Role;
import io.smartqueue.security.StaffId;
import io.smartqueue.security.signin.Accounts;
import io.smartqueue.security.signin.RecentSessions;
import io.smartqueue.staff.invitation.InvitationLetter;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The members of the current organisation.
 *
 * <p>The tables are read to find the tenant, so they have no row-level security: every statement names the tenant.
 */
@Component
class Memberships {

    private static final String MEMBER = """
            select membership.id, membership.account_id, email, account.name, public_name, role, skills,
                   array(select site_id from membership_site where membership_id = membership.id) as site_ids,
                   membership.is_active, joined_at is not null as has_joined, invitation.id is not null as is_invited,
                   letter, letter_at, letter_code, membership.created_at
            from membership
            join account on account.id = account_id
            left join invitation on membership_id = membership.id and accepted_at is null and withdrawn_at is null
            where membership.tenant_id = :tenant
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final RecentSessions sessions;

    Memberships(JdbcClient jdbc, InstantSource clock, RecentSessions sessions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sessions = sessions;
    }

    public Optional<StaffMember> find(StaffId id) {
        return jdbc.sql(MEMBER + "and membership.id = :id")
                .param("tenant", CurrentTenant.get().value())
                .param("id", id.value())
                .query(Memberships::member)
                .optional();
    }

    public PageResult<StaffMember> list(
            @Nullable Boolean active, @Nullable Role role, @Nullable String typed, PageRequest paging) {
        String matching = " from (" + MEMBER + """
                      and (cast(:active as boolean) is null or membership.is_active = :active)
                      and (cast(:role as text) is null or role = :role)
                      and (
                          select bool_and(email ilike word or account.name ilike word or public_name ilike word)
                          from unnest(cast(:words as text[])) word
                      ) is not false
                ) member
                """;
        var query = new Query(CurrentTenant.get().value(), active, role == null ? null : role.code(), parts(typed));
        return paging.of(
                query.bind(jdbc.sql("select count(*)" + matching))
                        .query(Long.class)
                        .single(),
                query.bind(jdbc.sql("select *" + matching + paging.orderAndLimit()))
                        .query(Memberships::member)
                        .list());
    }

    private record Query(
            UUID tenant, @Nullable Boolean active, @Nullable String role, String[] words) {
        JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
            return statement
                    .param("tenant", tenant)
                    .param("active", active, Types.BOOLEAN)
                    .param("role", role, Types.VARCHAR)
                    .param("words", words);
        }
    }

    private static String[] parts(@Nullable String typed) {
        return typed == null || typed.isBlank()
                ? new String[0]
                : Arrays.stream(typed.strip().split("\\s+"))
                        .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                        .toArray(String[]::new);
    }

    /** @return empty when the account is an active member already; a former member becomes active again */
    public Optional<StaffId> add(UUID account, Assignment assignment) {
        return add(account, assignment, clock.instant());
    }

    /** Counts for nothing before it is accepted. @return empty when the account is an active member already */
    public Optional<StaffId> addInvited(UUID account, Assignment assignment) {
        return add(account, assignment, null);
    }

    private Optional<StaffId> add(UUID account, Assignment assignment, @Nullable Instant joined) {
        Optional<UUID> added = jdbc.sql("""
                        insert into membership
                            (id, tenant_id, account_id, role, public_name, skills, is_active, joined_at)
                        values (:id, :tenant, :account, :role, :publicName, :skills,
                                cast(:joined as timestamptz) is not null, :joined)
                        on conflict (tenant_id, account_id) do update set
                            role = excluded.role, public_name = excluded.public_name,
                            skills = excluded.skills, is_active = excluded.is_active,
                            joined_at = coalesce(excluded.joined_at, membership.joined_at)
                        where not membership.is_active
                        returning id
                        """)
                .param("id", Ids.next())
                .param("tenant", CurrentTenant.get().value())
                .param("account", account)
                .param("role", assignment.role().code())
                .param("publicName", assignment.publicName())
                .param("skills", assignment.skills().toArray(String[]::new))
                .param("joined", joined == null ? null : Times.sql(joined), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(UUID.class)
                .optional();
        added.ifPresent(id -> limit(id, assignment.siteIds()));
        return added.map(StaffId::new);
    }

    public void change(StaffId id, Assignment assignment) {
        jdbc.sql("""
                        update membership set role = :role, public_name = :publicName, skills = :skills
                        where tenant_id = :tenant and id = :id
                        """)
                .param("tenant", CurrentTenant.get().value())
                .param("id", id.value())
                .param("role", assignment.role().code())
                .param("publicName", assignment.publicName())
                .param("skills", assignment.skills().toArray(String[]::new))
                .update();
        limit(id.value(), assignment.siteIds());
    }

    private void limit(UUID membership, Set<UUID> sites) {
        sessions.forget();
        jdbc.sql("delete from membership_site where tenant_id = :tenant and membership_id = :id")
                .param("tenant", CurrentTenant.get().value())
                .param("id", membership)
                .update();
        try {
            jdbc.sql("""
                            insert into membership_site (tenant_id, membership_id, site_id)
                            select :tenant, :id, unnest(:sites::uuid[])
                            """)
                    .param("tenant", CurrentTenant.get().value())
                    .param("id", membership)
                    .param("sites", sites.toArray(UUID[]::new))
                    .update();
        } catch (DataIntegrityViolationException unknown) {
            throw Refusal.field("site_ids", "unknown_site", "There is no such site here.");
        }
    }

    public void setActive(StaffId id, boolean active) {
        sessions.forget();
        jdbc.sql("update membership set is_active = :active where tenant_id = :tenant and id = :id")
                .param("tenant", CurrentTenant.get().value())
                .param("id", id.value())
                .param("active", active)
                .update();
    }

    /** Whether the account has joined the current organisation and never another, so that this one answers for it. */
    public boolean isHomeOf(UUID account) {
        return jdbc.sql("""
                        select coalesce(bool_and(tenant_id = :tenant), false) from membership
                        where account_id = :account and joined_at is not null
                        """)
                .param("tenant", CurrentTenant.get().value())
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** Whether it has, or had, a place anywhere. */
    public boolean hasJoinedAny(UUID account) {
        return jdbc.sql("select exists (select from membership where account_id = :account and joined_at is not null)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** Locks the admins, so that their number cannot shrink until the transaction ends. */
    public Set<StaffId> lockAdmins() {
        return Set.copyOf(jdbc.sql("""
                        select id from membership where tenant_id = :tenant and role = 'admin' and is_active
                        order by id for update
                        """)
                .param("tenant", CurrentTenant.get().value())
                .query((row, n) -> new StaffId(row.getObject("id", UUID.class)))
                .list());
    }

    private static StaffMember member(ResultSet row, int n) throws SQLException {
        return new StaffMember(
                new StaffId(row.getObject("id", UUID.class)),
                row.getObject("account_id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                row.getString("public_name"),
                Role.of(row.getString("role")),
                Accounts.uuids(row.getArray("site_ids")),
                List.of((String[]) row.getArray("skills").getArray()),
                new StaffMember.Standing(status(row), letter(row)),
                Times.instant(row, "created_at"));
    }

    private static @Nullable InvitationLetter letter(ResultSet row) throws SQLException {
        String state = row.getString("letter");
        return state == null
                ? null
                : InvitationLetter.of(state, Times.instantOrNull(row, "letter_at"), row.getString("letter_code"));
    }

    private static StaffMember.Status status(ResultSet row) throws SQLException {
        if (row.getBoolean("is_active")) {
            return StaffMember.Status.ACTIVE;
        }
        if (row.getBoolean("is_invited")) {
            return StaffMember.Status.INVITED;
        }
        return row.getBoolean("has_joined") ? StaffMember.Status.LEFT : StaffMember.Status.WITHDRAWN;
    }
}
