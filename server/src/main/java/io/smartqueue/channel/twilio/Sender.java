package io.smartqueue.channel.twilio;

import io.smartqueue.customer.Medium;
import java.util.List;
import java.util.regex.Pattern;

/** The sender of a message. */
public sealed interface Sender {

    String WHATSAPP = "whatsapp:";
    Pattern WHATSAPP_NUMBER = Pattern.compile("(whatsapp:)?\\+[1-9][0-9]{6,14}");
    /** E.164, a short code, or an alphanumeric id of at most eleven characters with a letter in it. */
    Pattern SMS_SENDER = Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{4,6}|(?=.*[A-Za-z])[A-Za-z0-9 +_&-]{1,11}");

    Pattern SERVICE_SID = Pattern.compile("MG[0-9a-fA-F]{32}");

    /** @param address as Twilio writes it */
    record Number(String address) implements Sender {
        @Override
        public String toString() {
            return address;
        }
    }

    record Service(String sid) implements Sender {
        @Override
        public String toString() {
            return sid;
        }
    }

    /** @param mistakes receives a sentence on each setting that is missing or wrong */
    static Sender sms(TwilioSettings settings, List<String> mistakes) {
        if (SettingFindings.given(settings.messagingServiceSid())) {
            String sid = SettingFindings.fitting(
                    "TWILIO_MESSAGING_SERVICE_SID",
                    settings.messagingServiceSid(),
                    SERVICE_SID,
                    mistakes,
                    "must be MG and 32 hexadecimal digits");
            return new Service(sid);
        }
        String number = SettingFindings.fitting(
                "TWILIO_PHONE_NUMBER",
                settings.phoneNumber(),
                SMS_SENDER,
                mistakes,
                "must be a number in E.164 such as +15005550006, or an alphanumeric sender id");
        return new Number(number);
    }

    /** @param mistakes receives a sentence on each setting that is missing or wrong */
    static Sender whatsapp(TwilioSettings settings, List<String> mistakes) {
        String number = SettingFindings.fitting(
                "TWILIO_WHATSAPP_NUMBER",
                settings.whatsappNumber(),
                WHATSAPP_NUMBER,
                mistakes,
                "must be a number in E.164, such as whatsapp:+14155238886");
        return new Number(address(Medium.WHATSAPP, number));
    }

    /** A number as Twilio writes it on this medium; an existing prefix is not doubled. */
    static String address(Medium medium, String number) {
        return medium == Medium.WHATSAPP && !number.startsWith(WHATSAPP) ? WHATSAPP + number : number;
    }
}
