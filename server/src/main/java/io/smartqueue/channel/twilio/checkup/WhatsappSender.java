package io.smartqueue.channel.twilio.checkup;

import com.twilio.base.Page;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import io.smartqueue.channel.twilio.Sender;
import io.smartqueue.channel.twilio.SettingFindings;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.settings.Finding;
import java.util.ArrayList;
import java.util.List;

/** Checks the sender of WhatsApp messages. Twilio has no data about it beforehand; what was sent from it tells. */
record WhatsappSender(TwilioSettings settings, AccountState standing) {

    private static final String TOPIC = "whatsapp-sender";
    private static final long LOOKED_AT = 50L;
    private static final int NOT_JOINED = 63015;
    private static final String SANDBOX = "whatsapp:+14155238886";

    Finding look() {
        if (!SettingFindings.given(settings.whatsappNumber())) {
            return Finding.note(
                    TOPIC,
                    "TWILIO_WHATSAPP_NUMBER is not set, so WhatsApp is off; it is optional.",
                    "To try it, set TWILIO_WHATSAPP_NUMBER to " + SANDBOX + ".");
        }
        List<String> mistakes = new ArrayList<>();
        Sender sender = Sender.whatsapp(settings, mistakes);
        if (!mistakes.isEmpty()) {
            return Finding.wrong(
                    TOPIC,
                    String.join("; ", mistakes) + ".",
                    "Set TWILIO_WHATSAPP_NUMBER to " + SANDBOX + ", or to a sender from console.twilio.com, Messaging,"
                            + " Senders, WhatsApp senders.");
        }
        return sender.toString().equals(SANDBOX) ? sandbox() : own(sender.toString());
    }

    private Finding sandbox() {
        return Finding.note(
                TOPIC,
                SANDBOX + " is Twilio's WhatsApp sandbox: it reaches only those who have joined it within the last"
                        + " 72 hours." + reached(),
                "Each recipient sends \"join\" and your two words to that number from WhatsApp; the words are at"
                        + " console.twilio.com, Messaging, Try it out, Send a WhatsApp message.");
    }

    /** Who has joined, Twilio does not tell, but to whom the last messages did not get. */
    private String reached() {
        if (!(standing instanceof AccountState.Known known)) {
            return "";
        }
        var reply = Reply.to(() -> Message.reader()
                .setFrom(new PhoneNumber(SANDBOX))
                .setPageSize(LOOKED_AT)
                .firstPage(known.client()));
        if (!(reply instanceof Reply.Given<Page<Message>> given)) {
            return "";
        }
        List<Message> last = given.value().getRecords();
        long strangers = last.stream()
                .filter(message -> message.getErrorCode() != null && message.getErrorCode() == NOT_JOINED)
                .map(Message::getTo)
                .distinct()
                .count();
        if (last.isEmpty()) {
            return " Nothing was sent from it yet.";
        }
        return strangers == 0
                ? " All recipients of its last " + last.size() + " messages had joined."
                : " Of the recipients of its last " + last.size() + " messages " + strangers
                        + " had not joined (error 63015).";
    }

    private static Finding own(String sender) {
        return Finding.right(
                TOPIC,
                sender + " is well-formed. Not looked at: whether Twilio has it as a WhatsApp sender, and whether Meta"
                        + " has approved your templates, which it wants outside the 24 hours after a person's "
                        + "message.");
    }
}
