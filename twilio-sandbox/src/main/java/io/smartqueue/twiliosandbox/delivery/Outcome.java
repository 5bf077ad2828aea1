package io.smartqueue.twiliosandbox.delivery;

import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Channel;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a message to an address ends. Ours, not Twilio's: {@code +221 70 00C AA BB} ends with the code {@code AACBB}. */
public sealed interface Outcome {

    record Delivered() implements Outcome {}

    /** The carrier never reports: sent is the last state. */
    record Unconfirmed() implements Outcome {}

    /** The carrier refused it. */
    record Undelivered(int code) implements Outcome {}

    /** It never left Twilio. */
    record Failed(int code) implements Outcome {}

    Pattern MAGIC = Pattern.compile("\\+2217000([0-9])([0-9]{2})([0-9]{2})");
    int SILENT = 1;
    Set<Integer> NEVER_LEFT = Set.of(
            30001, 30002, 30018, 30024, 30036, 30410, 30450, 30500, 63001, 63005, 63006, 63007, 63010, 63013, 63015,
            63016, 63017, 63018, 63019, 63021, 63027, 63028, 63040, 63041, 63042);

    static Outcome of(Address to) {
        Matcher magic = MAGIC.matcher(to.name());
        return magic.matches() ? of(code(magic), to.channel()) : new Delivered();
    }

    private static int code(Matcher magic) {
        return Integer.parseInt(magic.group(2) + magic.group(1) + magic.group(3));
    }

    private static Outcome of(int code, Channel channel) {
        boolean whatsAppCode = code / 1000 == 63;
        if (code == SILENT) {
            return new Unconfirmed();
        }
        // A number without WhatsApp still gets SMS, and a landline may have WhatsApp.
        boolean applies = channel == Channel.WHATSAPP ? whatsAppCode : code / 1000 == 30;
        if (!applies) {
            return new Delivered();
        }
        return NEVER_LEFT.contains(code) ? new Failed(code) : new Undelivered(code);
    }
}
