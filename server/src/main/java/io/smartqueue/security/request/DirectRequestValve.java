package io.smartqueue.security.request;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Marks requests that come directly from a program on this machine. It runs before Tomcat applies the headers of a
 * proxy, because a proxy may pass on forged ones.
 */
final class DirectRequestValve extends ValveBase {

    private static final String DIRECT = DirectRequestValve.class.getName();
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    /** Registers it first, because Tomcat runs valves in the order in which they were added. */
    @Component
    static final class First implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

        @Override
        public void customize(TomcatServletWebServerFactory server) {
            server.addEngineValves(new DirectRequestValve());
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    DirectRequestValve() {
        super(true);
    }

    static boolean isDirect(HttpServletRequest request) {
        return request.getAttribute(DIRECT) == Boolean.TRUE;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        boolean forwarded = FORWARDED.stream().anyMatch(name -> request.getHeader(name) != null);
        // The address of a socket is never a name, so nothing is looked up.
        if (!forwarded && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            request.setAttribute(DIRECT, Boolean.TRUE);
        }
        getNext().invoke(request, response);
    }
}
