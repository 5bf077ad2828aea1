package io.smartqueue.staff.account;

import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Times;
import io.smartqueue.staff.Role;
import io.smartqueue.staff.StaffId;
import io.smartqueue.staff.StaffMember;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.web.PageRequest;
import io.smartqueue.web.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The members of the current organisation.
 *
 * <p>The table is read to find the tenant, so it has no row-level security: every statement here names the tenant.
 */
@Component
public class Memberships {

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<StaffMember> find(StaffId id) {
        return jdbc.sql("""
                        select membership.id, account_id, email, account.name, public_name, role, site_ids, skills,
                               membership.is_active, membership.created_at
                        from membership join account on account.id = account_id
                        where tenant_id = :tenant and membership.id = :id
                        """)
                .param("tenant", CurrentTenant.get().value())
                .param("id", id.value())
                .query(Memberships::member)
                .optional();
    }

    public PageResult<StaffMember> list(@Nullable Boolean active, @Nullable Role role, PageRequest paging) {
        String matching = """
                from (
                    select membership.id, account_id, email, account.name, public_name, role, site_ids, skills,
                           membership.is_active, membership.created_at
                    from membership join account on account.id = account_id
                    where tenant_id = :tenant
                      and (cast(:active as boolean) is null or membership.is_active = :active)
                      and (cast(:role as text) is null or role = :role)
                ) member
                """;
        var query = new Query(CurrentTenant.get().value(), active, role == null ? null : role.code());
        return paging.of(
                query.bind(jdbc.sql("select count(*) " + matching))
                        .query(Long.class)
                        .single(),
                query.bind(jdbc.sql("select * " + matching + paging.orderAndLimit()))
                        .query(Memberships::member)
                        .list());
    }

    private record Query(
            UUID tenant, @Nullable Boolean active, @Nullable String role) {
        JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
            return statement
                    .param("tenant", tenant)
                    .param("active", active, Types.BOOLEAN)
                    .param("role", role, Types.VARCHAR);
        }
    }

    /** @return empty when the account is an active member already; a former member becomes active again */
    public Optional<StaffId> add(UUID account, Role role, String publicName, Set<UUID> siteIds, List<String> skills) {
        return jdbc.sql("""
                        insert into membership (id, tenant_id, account_id, role, public_name, site_ids, skills)
                        values (:id, :tenant, :account, :role, :publicName, :sites, :skills)
                        on conflict (tenant_id, account_id) do update set
                            role = excluded.role, public_name = excluded.public_name,
                            site_ids = excluded.site_ids, skills = excluded.skills, is_active = true
                        where not membership.is_active
                        returning id
                        """)
                .param("id", Ids.next())
                .param("tenant", CurrentTenant.get().value())
                .param("account", account)
                .param("role", role.code())
                .param("publicName", publicName)
                .param("sites", siteIds.toArray(UUID[]::new))
                .param("skills", skills.toArray(String[]::new))
                .query(UUID.class)
                .optional()
                .map(StaffId::new);
    }

    public void change(
            StaffId id, Role role, String publicName, Set<UUID> siteIds, List<String> skills, boolean active) {
        jdbc.sql("""
                        update membership set
                            role = :role, public_name = :publicName, site_ids = :sites, skills = :skills,
                            is_active = :active
                        where tenant_id = :tenant and id = :id
                        """)
                .param("tenant", CurrentTenant.get().value())
                .param("id", id.value())
                .param("role", role.code())
                .param("publicName", publicName)
                .param("sites", siteIds.toArray(UUID[]::new))
                .param("skills", skills.toArray(String[]::new))
                .param("active", active)
                .update();
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

    public boolean isAnyLimitedTo(UUID siteId) {
        return jdbc.sql("select exists (select from membership where tenant_id = :tenant and :site = any(site_ids))")
                .param("tenant", CurrentTenant.get().value())
                .param("site", siteId)
                .query(Boolean.class)
                .single();
    }

    /** The sites that exist, locked so that they cannot be deleted until the transaction ends. */
    public Set<UUID> existing(Set<UUID> siteIds) {
        return Set.copyOf(jdbc.sql("select id from site where id = any(:sites) order by id for key share")
                .param("sites", siteIds.toArray(UUID[]::new))
                .query(UUID.class)
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
                row.getBoolean("is_active"),
                Times.instant(row, "created_at"));
    }
}
