package io.smartqueue.web;

import io.smartqueue.settings.PublicSettings;
import io.smartqueue.settings.WebAddress;
import io.smartqueue.web.request.RequestAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The address of a request, for links in its answer. It begins as PUBLIC_BASE_URL does, never as the header
 * {@code Host} says: a client writes there what it likes, and an answer that a cache keeps would lead others away. Only
 * a host that means this machine is believed.
 */
@Component
final class OwnAddress {

    private final @Nullable WebAddress known;

    OwnAddress(PublicSettings settings) {
        this.known = settings.baseUrl();
    }

    /** Path and query alone where nothing says how this server is called; a client adds the host that it asked. */
    URI of(HttpServletRequest request) {
        if (isAskedHere(request)) {
            return RequestAddress.whole(request);
        }
        URI local = RequestAddress.local(request);
        return known == null ? local : URI.create(known.toString() + local);
    }

    // A proxy that passes on no host asks by this machine's too; the address of its client is another then.
    private boolean isAskedHere(HttpServletRequest request) {
        boolean here = isOurs(request.getServerName(), request.getLocalAddr());
        return here && (known == null || isOurs(request.getRemoteAddr(), request.getLocalAddr()));
    }

    private static boolean isOurs(String host, String own) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            InetAddress address = InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
            return address.isLoopbackAddress() || address.equals(InetAddress.ofLiteral(own));
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
