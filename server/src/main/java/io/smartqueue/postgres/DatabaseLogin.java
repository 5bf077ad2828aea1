package io.smartqueue.postgres;

import io.smartqueue.kernel.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where PostgreSQL is and as whom we speak to it.
 *
 * @param url a JDBC URL without credentials
 */
public record DatabaseLogin(String url, String user, Secret password) {

    /** A connection outside the pool, for migrations, the roles, and whoever listens. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.value());
        // Else a server that takes the connection and then says nothing is waited for without end.
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(url, properties);
    }

    /** `host:port/name`, fit for any message. */
    public String place() {
        return url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*$", "");
    }
}
