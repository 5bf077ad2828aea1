package io.smartqueue.postgres;

import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import io.smartqueue.settings.Launch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Checks whether PostgreSQL answers, is new enough, has our roles, and keeps the organisations apart. */
@Component
@Order(300)
class DatabaseCheckup implements Checkup {

    private static final String TOPIC = "database";

    private final ExistingDatabase existing;
    private final ObjectProvider<Postgres> postgres;

    DatabaseCheckup(ExistingDatabase existing, ObjectProvider<Postgres> postgres) {
        this.existing = existing;
        this.postgres = postgres;
    }

    @Override
    public List<Finding> examine() {
        Optional<String> missing = existing.missing();
        if (missing.isPresent()) {
            return List.of(Finding.note(TOPIC, missing.get(), "bin/smartqueue serve"));
        }
        try {
            return List.of(look(postgres.getObject()));
        } catch (SQLException failure) {
            return List.of(Finding.wrong(TOPIC, "PostgreSQL refused a query: " + failure.getMessage(), remedy()));
        } catch (BeansException failure) {
            List<String> lines = Launch.plainLines(failure);
            if (lines.isEmpty()) {
                throw failure;
            }
            return List.of(Finding.wrong(TOPIC, String.join(" ", lines), remedy()));
        }
    }

    private Finding look(Postgres found) throws SQLException {
        String words = "PostgreSQL " + version(found.owner()) + existing.place(found);
        List<String> missing =
                ApplicationRoles.missing(found.owner(), found.application().user());
        if (missing.isEmpty()) {
            return mayLiftPolicies(found)
                    ? loginWithTooManyRights(words, found)
                    : Finding.right(TOPIC, words + ", with our roles.");
        }
        return Finding.wrong(
                TOPIC,
                words + ", without the roles that SmartQueue works with.",
                "Start the server, which makes them where it may; else let an administrator run: "
                        + String.join("; ", missing) + ";");
    }

    /** A second login is optional, so its absence is no fault; one that does not do what it is for is. */
    private static Finding loginWithTooManyRights(String words, Postgres found) {
        String danger = words + ", but the server works with a login that may become the owner: SQL injected anywhere"
                + " could lift row-level security and read every organisation.";
        String remedy = "Let an administrator run: create role smartqueue_login login password '…'; grant"
                + " smartqueue_app, smartqueue_dispatcher to smartqueue_login; then set DATABASE_APP_URL with that"
                + " login, and start again.";
        return found.application().user().equals(found.owner().user())
                ? Finding.note(TOPIC, danger, remedy)
                : Finding.wrong(TOPIC, danger, remedy);
    }

    /** Whether the login of the pool could end the policies with {@code reset role}, or as a superuser. */
    private static boolean mayLiftPolicies(Postgres found) throws SQLException {
        try (Connection connection = found.owner().connect();
                var query = connection.prepareStatement("""
                        select rolsuper or rolbypassrls or pg_has_role(oid, current_user, 'MEMBER')
                        from pg_roles where rolname = ?
                        """)) {
            query.setString(1, found.application().user());
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static String version(DatabaseLogin login) throws SQLException {
        try (Connection connection = login.connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private String remedy() {
        return existing.isOurs()
                ? "See the lines of PostgreSQL in the data folder's database/start.log and database/log."
                : "Check DATABASE_URL, and that PostgreSQL 15 or newer runs there and lets this machine in.";
    }
}
