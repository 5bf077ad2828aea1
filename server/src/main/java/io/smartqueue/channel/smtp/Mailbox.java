package io.smartqueue.channel.smtp;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address of a recipient as it stands on the envelope and in the header. */
final class Mailbox {

    /** No quoted local parts: hardly anybody has one, and they may hold whatever ends a command. */
    private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");

    private Mailbox() {}

    /** Empty when no mail server would take it. */
    static Optional<InternetAddress> of(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || !LOCAL_PART.matcher(address.substring(0, at)).matches()) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            return Optional.of(new InternetAddress(address.substring(0, at + 1) + domain, true));
        } catch (AddressException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
