package io.smartqueue.channel.twilio.checkup;

import io.smartqueue.channel.twilio.Sender;
import io.smartqueue.channel.twilio.SettingFindings;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.settings.Finding;
import java.util.ArrayList;
import java.util.List;

/** Checks the sender of WhatsApp messages. Twilio's API has no data about it beforehand, so it is not called. */
record WhatsappSender(TwilioSettings settings) {

    private static final String TOPIC = "whatsapp-sender";
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

    private static Finding sandbox() {
        return Finding.note(
                TOPIC,
                SANDBOX + " is Twilio's WhatsApp sandbox: it reaches only those who have joined it within the last"
                        + " 72 hours.",
                "Each recipient sends \"join\" and your two words to that number from WhatsApp; the words are at"
                        + " console.twilio.com, Messaging, Try it out, Send a WhatsApp message.");
    }

    private static Finding own(String sender) {
        return Finding.right(
                TOPIC,
                sender + " is well-formed. Not looked at: whether Twilio has it as a WhatsApp sender, and whether Meta"
                        + " has approved your templates, which it wants outside the 24 hours after a person's "
                        + "message.");
    }
}
