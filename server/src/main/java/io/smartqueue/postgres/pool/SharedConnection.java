package io.smartqueue.postgres.pool;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A pooled connection that gives back its place when it is closed, and tells when it has written something. */
final class SharedConnection implements InvocationHandler {

    private final Connection pooled;
    private final Workload.Use use;
    private final Runnable afterwards;
    private boolean closed;

    private SharedConnection(Connection pooled, Workload.Use use, Runnable afterwards) {
        this.pooled = pooled;
        this.use = use;
        this.afterwards = afterwards;
    }

    static Connection of(Connection pooled, Workload.Use use, Runnable afterwards) {
        return (Connection) Proxy.newProxyInstance(
                SharedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new SharedConnection(pooled, use, afterwards));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                close();
                return null;
            }
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {
                return pass(method, arguments);
            }
        }
    }

    private @Nullable Object pass(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            Object result = method.invoke(pooled, arguments);
            if (method.getName().equals("commit") && !pooled.isReadOnly()) {
                use.markWritten();
            }
            return result;
        } catch (InvocationTargetException failure) {
            throw failure.getTargetException();
        }
    }

    private void close() throws SQLException {
        if (!closed) {
            closed = true;
            try {
                pooled.close();
            } finally {
                afterwards.run();
            }
        }
    }
}
