package io.smartqueue.postgres;

import io.smartqueue.settings.CannotStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Creates the roles of the application, the dispatcher and the archivist before a migration refers to them. */
public final class ApplicationRoles {

    private ApplicationRoles() {}

    /**
     * Does nothing when the roles are right already, so that a user who may not create roles can start too.
     *
     * @param worker the login that works as `smartqueue_app`, in addition to the owner
     */
    public static void ensure(DatabaseLogin owner, String worker) {
        try (Connection connection = owner.connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                // Two servers may start at once.
                statement.execute("select pg_advisory_xact_lock(hashtext('smartqueue roles'))");
            }
            var missing = missing(connection, worker);
            if (!missing.isEmpty()) {
                run(connection, missing);
                refuseIfAny(missing(connection, worker), owner);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new CannotStart("The database refused to show its roles: " + e.getMessage());
        }
    }

    /** The statements that would correct the roles; empty when they are right. */
    public static List<String> missing(DatabaseLogin owner, String worker) throws SQLException {
        try (Connection connection = owner.connect()) {
            return missing(connection, worker);
        }
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        var before = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            // The list of what is still missing says more than the database's message.
            connection.rollback(before);
        }
    }

    private static void refuseIfAny(List<String> missing, DatabaseLogin owner) {
        if (missing.isEmpty()) {
            return;
        }
        var lines = new ArrayList<String>();
        lines.add("The database user " + owner.user() + " may not prepare the roles SmartQueue works with."
                + " Let an administrator of " + owner.place() + " run this, then start again:");
        missing.forEach(sql -> lines.add("  " + sql + ";"));
        throw new CannotStart(lines);
    }

    /** The statements, in order, that would correct the roles. */
    private static List<String> missing(Connection connection, String worker) throws SQLException {
        var statements = new ArrayList<String>();
        try (var query = connection.prepareStatement(WHAT_IS_MISSING)) {
            query.setString(1, worker);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
            }
        }
        return statements;
    }

    /**
     * `smartqueue_app` must not inherit, or the policies of the dispatcher would apply to it too. Since PostgreSQL 16
     * a membership stores whether it is inherited, so one that was granted too early is granted anew. Only the owner
     * may act as the archivist, which sees every organisation.
     */
    private static final String WHAT_IS_MISSING = """
            with role (name, oid) as (
              select name, to_regrole(name)::oid
              from unnest(array['smartqueue_app', 'smartqueue_dispatcher', 'smartqueue_archivist']) name
            ), login (name) as (
              select current_user::text union select ?
            ), may (set_role) as (
              select case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end
            )
            select format('create role %I noinherit', name), 1 as step
            from role where oid is null
            union all
            select format('alter role %I noinherit', name), 2
            from role join pg_roles using (oid) where rolinherit
            union all
            select format('alter role %I nosuperuser nobypassrls', name), 3
            from role join pg_roles using (oid) where rolsuper or rolbypassrls
            union all
            select 'revoke smartqueue_dispatcher from smartqueue_app', 4
            where pg_has_role(to_regrole('smartqueue_app')::oid, to_regrole('smartqueue_dispatcher')::oid, 'USAGE')
            union all
            select 'grant smartqueue_dispatcher to smartqueue_app', 5 from may
            where pg_has_role(to_regrole('smartqueue_app')::oid, to_regrole('smartqueue_dispatcher')::oid, 'USAGE')
               or not coalesce(pg_has_role(to_regrole('smartqueue_app')::oid,
                    to_regrole('smartqueue_dispatcher')::oid, set_role), false)
            union all
            select format('grant %I to %I', role.name, login.name), 6
            from role, login, may
            where login.name <> 'smartqueue_app'
              and (role.name <> 'smartqueue_archivist' or login.name = current_user)
              and not coalesce(pg_has_role(to_regrole(quote_ident(login.name))::oid, role.oid, set_role), false)
            union all
            select format('grant usage on schema %I to %I', current_schema(), name), 7
            from role where not coalesce(has_schema_privilege(oid, current_schema(), 'USAGE'), false)
            union all
            select format('grant create on schema %I to %I', current_schema(), current_user), 8
            where not has_schema_privilege(current_schema(), 'CREATE')
            order by step
            """;
}
