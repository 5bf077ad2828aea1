package io.smartqueue.channel.twilio.checkup.webhook;

import io.smartqueue.settings.Finding;
import io.smartqueue.settings.WebAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether Twilio can reach our public address. Names are judged as text and not resolved, because here they
 * may resolve to another address than at Twilio.
 *
 * @param twilio the address that replaces Twilio's hosts; empty for Twilio itself
 */
public record PublicAddress(@Nullable WebAddress open, Optional<WebAddress> twilio) {

    static final String TOPIC = "public-address";

    private static final String REMEDY =
            "Set PUBLIC_BASE_URL to the https address under which the internet reaches this"
                    + " server, such as that of your proxy or tunnel, then restart.";
    /** Names that do not resolve on the internet, or resolve to something else. */
    private static final Set<String> INNER =
            Set.of("local", "localdomain", "internal", "lan", "arpa", "example", "invalid", "test");

    enum Reach {
        LOOPBACK,
        PRIVATE,
        OPEN
    }

    public Finding look() {
        if (open == null) {
            return Finding.wrong(
                    TOPIC, "PUBLIC_BASE_URL is not set: messages carry no links, and no receipts come.", REMEDY);
        }
        Reach reach = reach(open);
        return twilio.map(stand -> besides(reach, reach(stand), stand)).orElseGet(() -> towardsTwilio(reach, open));
    }

    private Finding besides(Reach ours, Reach theirs, WebAddress stand) {
        if (ours == Reach.LOOPBACK && theirs != Reach.LOOPBACK) {
            return Finding.wrong(
                    TOPIC,
                    "PUBLIC_BASE_URL is " + open + ", which means this machine only; TWILIO_BASE_URL " + stand
                            + " is another and sends its receipts to itself.",
                    "Set PUBLIC_BASE_URL to an address of this machine that " + stand + " reaches, then restart.");
        }
        return Finding.right(TOPIC, "PUBLIC_BASE_URL is " + open + ", for a Twilio at " + stand + ".");
    }

    private static Finding towardsTwilio(Reach ours, WebAddress open) {
        String because = switch (ours) {
            case LOOPBACK -> "is this machine's own name for itself; Twilio cannot reach it";
            case PRIVATE -> "belongs to a private network; Twilio cannot reach it";
            case OPEN -> open.isSecure() ? "" : "is not https: what Twilio and customers send can be read on its way";
        };
        return because.isEmpty()
                ? Finding.right(TOPIC, "PUBLIC_BASE_URL is " + open + ".")
                : Finding.wrong(TOPIC, "PUBLIC_BASE_URL is " + open + ", which " + because + ".", REMEDY);
    }

    static Reach reach(WebAddress address) {
        String host = address.uri().getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
        return literal(host).map(PublicAddress::reach).orElseGet(() -> named(host));
    }

    private static Reach named(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        if (last.equals("localhost")) {
            return Reach.LOOPBACK;
        }
        return INNER.contains(last) || !host.contains(".") ? Reach.PRIVATE : Reach.OPEN;
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    private static Reach reach(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return Reach.LOOPBACK;
        }
        byte[] bytes = address.getAddress();
        int first = Byte.toUnsignedInt(bytes[0]);
        int second = Byte.toUnsignedInt(bytes[1]);
        boolean uniqueLocal = address instanceof Inet6Address && (first & 0xfe) == 0xfc;
        boolean carrier = bytes.length == 4 && first == 100 && (second & 0xc0) == 64;
        return address.isSiteLocalAddress() || address.isLinkLocalAddress() || uniqueLocal || carrier
                ? Reach.PRIVATE
                : Reach.OPEN;
    }
}
