package io.smartqueue.web.past;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Counts, for each statement of a request, the rows and index entries of the tables that grow for years which
 * PostgreSQL read for it, in functions and triggers too. Of a count that ends early only the rows: with a past as short
 * as this one, PostgreSQL rather gathers all entries of an index than visits ten thousand rows by themselves.
 */
final class RowsRead {

    private static final String GROWN =
            "('visit', 'leg', 'ticket_event', 'notification', 'notification_event', 'customer')";

    private static final String ROWS = """
        select coalesce(sum(pg_stat_get_xact_tuples_returned(oid) + pg_stat_get_xact_tuples_fetched(oid)), 0)
        from pg_class
        where relnamespace = current_schema()::regnamespace and relname in\s""" + GROWN;

    private static final String ROWS_AND_ENTRIES = """
        select coalesce(sum(pg_stat_get_xact_tuples_returned(oid)), 0) from pg_class
        where relnamespace = current_schema()::regnamespace and relname in %1$s
           or oid in (
               select indexrelid from pg_index join pg_class grown on grown.oid = indrelid where relname in %1$s
           )
        """.formatted(GROWN);

    private final long most;
    private final Map<String, Long> found = new ConcurrentHashMap<>();

    /** @param most what a statement may read */
    RowsRead(long most) {
        this.most = most;
    }

    /** What read more: request and statement, with the rows read. */
    Map<String, Long> found() {
        return found;
    }

    /** The same connections, watched. */
    DataSource around(DataSource pools) {
        return new DelegatingDataSource(pools) {
            @Override
            public Connection getConnection() throws SQLException {
                return watched(super.getConnection());
            }
        };
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object answer = invoke(connection, method, arguments);
            return method.getName().equals("prepareStatement") && answer instanceof PreparedStatement statement
                    ? watched(connection, statement, String.valueOf(arguments[0]))
                    : answer;
        });
    }

    private PreparedStatement watched(Connection connection, PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            String request = method.getName().startsWith("execute") ? request() : null;
            if (request == null) {
                return invoke(statement, method, arguments);
            }
            String counted = sql.stripLeading().startsWith("select count(*) from (") ? ROWS : ROWS_AND_ENTRIES;
            long before = count(connection, counted);
            Object answer = invoke(statement, method, arguments);
            long read = count(connection, counted) - before;
            if (read > most) {
                found.merge(request + "\n" + sql, read, Long::max);
            }
            return answer;
        });
    }

    private static @Nullable String request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes of
                ? of.getRequest().getMethod() + " " + of.getRequest().getRequestURI()
                        + (of.getRequest().getQueryString() == null
                                ? ""
                                : "?" + of.getRequest().getQueryString())
                : null;
    }

    private static long count(Connection connection, String counted) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(counted)) {
            row.next();
            return row.getLong(1);
        }
    }

    private interface Call {
        @Nullable Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.of(method, arguments == null ? new Object[0] : arguments)));
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
