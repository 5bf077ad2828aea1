package io.smartqueue.twiliosandbox.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;

/** The JDK's own server, which answers as fast as it can and only on this machine. */
public final class LoopbackServer {
    static {
        // Without it small responses are delayed up to 40 ms until the client acknowledges.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        // Clients pool connections: closing one just as it is reused would look like a fault that was not requested.
        setUnlessSet("sun.net.httpserver.idleInterval", "600");
        setUnlessSet("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private LoopbackServer() {}

    /** @param port 0 = any that is free */
    public static HttpServer create(int port, Executor workers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(workers);
        return server;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
