package io.smartqueue.live.stream;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Lets Tomcat hold as many connections as there may be streams, in addition to ordinary requests, and keeps the
 * buffers of each small, because they are all that a stream occupies. Answers carry no headers about connections.
 */
@Component
final class ConnectionLimit implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    /** Tomcat's default limit for all connections. */
    private static final int FOR_REQUESTS = 8192;

    private final LiveSettings settings;

    ConnectionLimit(LiveSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        String bytes = Long.toString(settings.socketBuffer().toBytes());
        server.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", bytes);
            connector.setProperty("socket.appWriteBufSize", bytes);
            connector.setProperty("maxConnections", Integer.toString(FOR_REQUESTS + settings.mostStreams()));
            // Connections stay open without these headers, and a page of a few kilobytes has many answers.
            connector.setProperty("useKeepAliveResponseHeader", "false");
        });
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
