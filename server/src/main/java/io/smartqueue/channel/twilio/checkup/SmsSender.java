package io.smartqueue.channel.twilio.checkup;

import com.twilio.base.Page;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import io.smartqueue.channel.twilio.Sender;
import io.smartqueue.channel.twilio.SettingFindings;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.settings.Finding;
import io.smartqueue.settings.PublicSettings;
import java.util.ArrayList;
import java.util.List;

/** Checks the sender of SMS and whether Twilio allows it. */
record SmsSender(TwilioSettings settings, PublicSettings open, AccountState standing) {

    private static final String TOPIC = "sms-sender";
    private static final String NUMBERS = "console.twilio.com, Phone Numbers, Manage, Active numbers";

    Finding look() {
        if (standing instanceof AccountState.Wrong) {
            return AccountState.notYet(TOPIC);
        }
        if (SettingFindings.given(settings.messagingServiceSid())) {
            return Finding.note(
                    TOPIC,
                    "TWILIO_MESSAGING_SERVICE_SID is set, so SMS leave through that service and"
                            + " TWILIO_PHONE_NUMBER is not used.");
        }
        List<String> mistakes = new ArrayList<>();
        Sender sender = Sender.sms(settings, mistakes);
        return !mistakes.isEmpty()
                ? Finding.wrong(
                        TOPIC,
                        String.join("; ", mistakes) + ".",
                        "Set TWILIO_PHONE_NUMBER to a number from " + NUMBERS + ", written like +15005550006.")
                : look(sender.toString());
    }

    private Finding look(String sender) {
        return sender.startsWith("+") ? number(sender) : sender.matches("[0-9]+") ? shortCode(sender) : name(sender);
    }

    private Finding number(String number) {
        return switch (standing) {
            case AccountState.Known known -> owned(number, known);
            case AccountState.Unseen unseen -> unseen(number);
            case AccountState.Wrong wrong -> AccountState.notYet(TOPIC);
        };
    }

    private Finding owned(String number, AccountState.Known known) {
        Reply<Page<IncomingPhoneNumber>> reply = Reply.to(
                () -> IncomingPhoneNumber.reader().setPhoneNumber(number).firstPage(known.client()));
        return switch (reply) {
            case Reply.Given<Page<IncomingPhoneNumber>> given ->
                given.value().getRecords().stream()
                        .filter(own -> own.getPhoneNumber() != null
                                && number.equals(own.getPhoneNumber().getEndpoint()))
                        .findFirst()
                        .map(own -> capable(number, own))
                        .orElseGet(() -> Finding.wrong(
                                TOPIC,
                                "The account does not own " + number + ", the TWILIO_PHONE_NUMBER.",
                                "Set TWILIO_PHONE_NUMBER to one of " + NUMBERS + ", or buy that number there."));
            case Reply.Refused<?> refused ->
                refused.status() == Reply.NOT_FOUND
                        ? unseen(number)
                        : Finding.note(
                                TOPIC,
                                "Whether the account owns " + number + " cannot be looked at: Twilio" + " answers "
                                        + refused.inWords() + ".");
            case Reply.Silence<?> silence ->
                Finding.note(
                        TOPIC, "Whether the account owns " + number + " cannot be looked at: Twilio did not answer.");
        };
    }

    private Finding capable(String number, IncomingPhoneNumber own) {
        if (own.getCapabilities() != null && !own.getCapabilities().getSms()) {
            return Finding.wrong(
                    TOPIC,
                    number + " is the account's own and cannot send SMS.",
                    "Set TWILIO_PHONE_NUMBER to one with the capability SMS: " + NUMBERS + ".");
        }
        String words = number + " is the account's own and can send SMS.";
        String inbound = own.getSmsUrl() == null ? "" : own.getSmsUrl().toString();
        String ours = open.baseUrl() + "/webhooks/twilio/inbound";
        return inbound.isEmpty() || open.baseUrl() == null || inbound.equals(ours)
                ? Finding.right(TOPIC, words + (inbound.isEmpty() ? " It passes on nothing that people write." : ""))
                : Finding.note(
                        TOPIC,
                        words + " What people write goes to " + inbound + ", not to us.",
                        "Give " + ours + " as the number's address of incoming messages: " + NUMBERS + ".");
    }

    private static Finding unseen(String sender) {
        return Finding.note(
                TOPIC,
                sender + " is well-formed. Whether the account owns it cannot be looked at at" + " TWILIO_BASE_URL.");
    }

    private static Finding shortCode(String code) {
        return Finding.note(TOPIC, code + " is a short code. Whether the account has it is not looked at.");
    }

    private Finding name(String name) {
        if (standing instanceof AccountState.Known known && AccountLimits.isTrial(known)) {
            return Finding.wrong(
                    TOPIC,
                    "\"" + name + "\" is a sender name, and a trial account may not send under one.",
                    "Set TWILIO_PHONE_NUMBER to the number of the trial (" + NUMBERS + "), or upgrade the account.");
        }
        return Finding.note(
                TOPIC,
                "\"" + name + "\" is a well-formed sender name. Nobody can answer to it, and whether it needs to be"
                        + " registered depends on the country.",
                "Look up your countries at twilio.com/guidelines; Côte d'Ivoire wants it registered beforehand.");
    }
}
