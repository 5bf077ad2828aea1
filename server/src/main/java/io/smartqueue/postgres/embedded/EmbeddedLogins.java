package io.smartqueue.postgres.embedded;

import io.smartqueue.kernel.Secret;
import io.smartqueue.postgres.DatabaseLogin;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The logins of our own server: superuser to prepare it, owner to migrate, application for the daily work. */
record EmbeddedLogins(DatabaseLogin superuser, DatabaseLogin owner, DatabaseLogin application) {

    static final String SUPERUSER_SECRET = "postgres-superuser";

    private static final String OWNER = "smartqueue_owner";
    private static final String APPLICATION = "smartqueue_app";
    private static final String DATABASE = "smartqueue";

    static EmbeddedLogins create(Secrets secrets, int port) {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/";
        return new EmbeddedLogins(
                new DatabaseLogin(url + "postgres", Cluster.SUPERUSER, new Secret(secrets.read(SUPERUSER_SECRET))),
                new DatabaseLogin(url + DATABASE, OWNER, new Secret(secrets.readOrGenerate("postgres-owner"))),
                new DatabaseLogin(url + DATABASE, APPLICATION, new Secret(secrets.readOrGenerate("postgres-app"))));
    }

    /** The owner is not a superuser, so that what works here also works on an external PostgreSQL. */
    void ensureOwner() {
        try (Connection connection = superuser.connect()) {
            var sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            run(sql, """
                    select format('create role %I createrole createdb', :name)
                    where to_regrole(:name) is null
                    """, OWNER, "");
            run(
                    sql,
                    "select format('alter role %I login password %L', :name, :password)",
                    OWNER,
                    owner.password().value());
            run(sql, """
                    select format('create database smartqueue owner %I', :name)
                    where not exists (select from pg_database where datname = 'smartqueue')
                    """, OWNER, "");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void letApplicationLogIn() {
        try (Connection connection = owner.connect()) {
            var sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            run(
                    sql,
                    "select format('alter role %I login password %L', :name, :password)",
                    APPLICATION,
                    application.password().value());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Runs the statement that the query returns, if any, so that PostgreSQL itself quotes names and literals. */
    private static void run(JdbcClient sql, String query, String name, String password) {
        sql.sql(query)
                .param("name", name)
                .param("password", password)
                .query(String.class)
                .optional()
                .ifPresent(statement -> sql.sql(statement).update());
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("could not prepare our own PostgreSQL", e);
    }
}
