package io.smartqueue.channel.smtp;

import io.smartqueue.settings.MalformedSetting;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/** The address that mail comes from, perhaps with a name before it. */
public record SenderAddress(InternetAddress mailbox) {

    private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7e&&[^<>()\\[\\]\\\\,;:@\"]]+@[A-Za-z0-9.-]+");

    /** @throws MalformedSetting when it is none */
    public static SenderAddress of(String text) {
        try {
            InternetAddress[] all = InternetAddress.parse(text.strip(), true);
            if (all.length == 1 && ADDRESS.matcher(all[0].getAddress()).matches()) {
                return new SenderAddress(all[0]);
            }
        } catch (AddressException none) {
            throw malformed();
        }
        throw malformed();
    }

    private static MalformedSetting malformed() {
        return new MalformedSetting(
                "must be an e-mail address, such as no-reply@queue.example or" + " Queue <no-reply@queue.example>");
    }

    String address() {
        return mailbox.getAddress();
    }

    String domain() {
        return address().substring(address().lastIndexOf('@') + 1);
    }
}
