package io.smartqueue.channel.twilio.checkup;

import com.twilio.base.Page;
import com.twilio.rest.messaging.v1.Service;
import com.twilio.rest.messaging.v1.service.PhoneNumber;
import io.smartqueue.channel.twilio.Sender;
import io.smartqueue.channel.twilio.SettingFindings;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.settings.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the messaging service, where one is set: whether it is ours and has a sender. */
record ServicePool(TwilioSettings settings, AccountState standing) {

    private static final String TOPIC = "messaging-service";
    private static final String SERVICES = "console.twilio.com, Messaging, Services";

    /** @return empty when none is set */
    Optional<Finding> look() {
        if (!SettingFindings.given(settings.messagingServiceSid())) {
            return Optional.empty();
        }
        List<String> mistakes = new ArrayList<>();
        Sender sender = Sender.sms(settings, mistakes);
        if (!mistakes.isEmpty()) {
            return Optional.of(Finding.wrong(
                    TOPIC,
                    String.join("; ", mistakes) + ".",
                    "Copy the SID from " + SERVICES + ", or empty TWILIO_MESSAGING_SERVICE_SID."));
        }
        return Optional.of(
                switch (standing) {
                    case AccountState.Wrong wrong -> AccountState.notYet(TOPIC);
                    case AccountState.Unseen unseen -> unseen();
                    case AccountState.Known known -> look(sender.toString(), known);
                });
    }

    private static Finding look(String sid, AccountState.Known known) {
        return switch (Reply.to(() -> Service.fetcher(sid).fetch(known.client()))) {
            case Reply.Given<?> given -> pool(sid, known);
            case Reply.Silence<?> silence -> Finding.note(TOPIC, "Cannot be looked at: Twilio did not answer.");
            case Reply.Refused<?> refused ->
                refused.isFor(20404)
                        ? Finding.wrong(
                                TOPIC,
                                "The account has no service " + sid + ".",
                                "Copy the SID from " + SERVICES + ", or empty TWILIO_MESSAGING_SERVICE_SID to send"
                                        + " from TWILIO_PHONE_NUMBER.")
                        : refused.status() == Reply.NOT_FOUND
                                ? unseen()
                                : Finding.note(TOPIC, "Cannot be looked at: Twilio answers " + refused.inWords() + ".");
        };
    }

    private static Finding pool(String sid, AccountState.Known known) {
        Reply<Page<PhoneNumber>> reply = Reply.to(() -> PhoneNumber.reader(sid).firstPage(known.client()));
        if (reply instanceof Reply.Given<Page<PhoneNumber>> given
                && given.value().getRecords().isEmpty()) {
            return Finding.note(
                    TOPIC,
                    "The service is the account's own and has no number in its pool; without a sender name or a short"
                            + " code there it sends nothing.",
                    "Add a sender: " + SERVICES + ", the service, Sender Pool.");
        }
        return reply instanceof Reply.Given<?>
                ? Finding.right(TOPIC, "The service is the account's own and has a number in its pool.")
                : Finding.note(TOPIC, "The service is the account's own; its pool cannot be looked at.");
    }

    private static Finding unseen() {
        return Finding.note(TOPIC, "Well-formed. Whether the account has it cannot be looked at at TWILIO_BASE_URL.");
    }
}
