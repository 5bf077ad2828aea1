package io.smartqueue.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The origin of a request, for rate limits. */
public final class Origin {

    private static final int NETWORK_BYTES = 8;

    private Origin() {}

    /** The address; of IPv6 the first 64 bits, because a subscriber gets at least that whole range (RFC 6177). */
    public static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static String of(String address) {
        try {
            InetAddress known = InetAddress.ofLiteral(address);
            return known instanceof Inet6Address
                    ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(known.getAddress(), NETWORK_BYTES)) + "/64"
                    : known.getHostAddress();
        } catch (IllegalArgumentException unusual) {
            return address;
        }
    }
}
