package io.smartqueue.channel.push;

import io.smartqueue.kernel.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.stereotype.Component;

/**
 * Which endpoints are sent to. Anybody who has a ticket names one, so that a name is looked up when it is given, and
 * again for each connection, which goes to the very address that was judged.
 */
@Component
class Endpoints implements DnsResolver {

    private static final int LONGEST = 2048;

    private final boolean loopback;

    Endpoints(VapidSettings settings) {
        this.loopback = settings.loopback();
    }

    /** @throws Refusal that names the field {@code endpoint}, as one that is no endpoint */
    URI read(String text) {
        if (text.length() > LONGEST) {
            throw refused("too_long", "An endpoint has at most 2,048 characters.");
        }
        URI uri = parse(text);
        if (!"https".equals(uri.getScheme()) && !(loopback && "http".equals(uri.getScheme()))) {
            throw refused("not_https", "An endpoint begins with https://");
        }
        Optional<InetAddress[]> found = lookUp(uri.getHost());
        boolean isHttp = !"https".equals(uri.getScheme());
        if (found.isPresent() && !Stream.of(found.get()).allMatch(address -> isAllowed(address, isHttp))) {
            throw refused("private_address", "Messages go to hosts of the internet only.");
        }
        return uri;
    }

    private static URI parse(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Said below, as for all that is no address of the web.
        }
        throw refused("invalid_endpoint", "Give the endpoint as the browser has it.");
    }

    // A name that nobody knows today is judged when something is sent.
    private static Optional<InetAddress[]> lookUp(String host) {
        try {
            return Optional.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    private boolean isAllowed(InetAddress address, boolean isHttp) {
        return loopback && address.isLoopbackAddress() || !isHttp && Networks.isPublic(address);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] allowed = Stream.of(InetAddress.getAllByName(host))
                .filter(address -> isAllowed(address, false))
                .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new UnknownHostException(host + " is no host of the internet");
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static Refusal refused(String code, String message) {
        return Refusal.field("endpoint", code, message);
    }
}
