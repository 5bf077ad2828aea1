package io.smartqueue.channel.push;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Whom a browser's endpoint may lead us to: hosts of the internet, so that nobody makes this server speak to its own
 * network (RFC 6890, and what of it carries IPv4 inside).
 */
final class Networks {

    private Networks() {}

    static boolean isPublic(InetAddress address) {
        boolean isSpecial = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        byte[] bytes = address.getAddress();
        int first = Byte.toUnsignedInt(bytes[0]);
        int second = Byte.toUnsignedInt(bytes[1]);
        return !isSpecial && (address instanceof Inet6Address ? isOpen6(bytes, first) : isOpen4(bytes, first, second));
    }

    private static boolean isOpen4(byte[] bytes, int first, int second) {
        return first != 0
                && first < 240
                && !(first == 100 && (second & 0xc0) == 64)
                && !(first == 198 && (second & 0xfe) == 18)
                && !(first == 192 && second == 0 && bytes[2] == 0);
    }

    /** Global unicast alone, without 6to4 and Teredo, which lead to any IPv4 address. */
    private static boolean isOpen6(byte[] bytes, int first) {
        boolean is6to4 = first == 0x20 && bytes[1] == 0x02;
        boolean isTeredo = first == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return (first & 0xe0) == 0x20 && !is6to4 && !isTeredo;
    }
}
