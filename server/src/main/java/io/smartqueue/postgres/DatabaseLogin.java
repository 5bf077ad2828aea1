package io.smartqueue.postgres;

import io.smartqueue.kernel.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The address of PostgreSQL and the user that we log in as.
 *
 * @param url a JDBC URL without credentials
 */
public record DatabaseLogin(String url, String user, Secret password) {

    /** A connection outside the pool, for migrations, roles and listeners. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.value());
        // Without it, a server that accepts the connection and then stays silent would block us for ever.
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url, properties);
    }

    /** `host:port/name`, without secrets, so that any message may show it. */
    public String place() {
        return url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*$", "");
    }
}
