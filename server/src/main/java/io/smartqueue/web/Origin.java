package io.smartqueue.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The origin of a request, for rate limits. */
public final class Origin {

    private static final int SUBSCRIBER_BYTES = 8;
    private static final int NETWORK_BYTES = 6;

    private Origin() {}

    /** The address; of IPv6 the first 64 bits, because a subscriber gets at least that whole range (RFC 6177). */
    public static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    /**
     * The address; of IPv6 the first 48 bits, because a customer of a carrier gets up to that many and can use every
     * subnet of it (RFC 6177).
     */
    public static String network(HttpServletRequest request) {
        return network(request.getRemoteAddr());
    }

    static String of(String address) {
        return first(SUBSCRIBER_BYTES, address);
    }

    static String network(String address) {
        return first(NETWORK_BYTES, address);
    }

    private static String first(int bytes, String address) {
        try {
            InetAddress known = InetAddress.ofLiteral(address);
            return known instanceof Inet6Address
                    ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(known.getAddress(), bytes)) + "/" + 8 * bytes
                    : known.getHostAddress();
        } catch (IllegalArgumentException unusual) {
            return address;
        }
    }
}
