package io.smartqueue.admin.message;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.notification.Notification;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.page.Messages;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Right;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The list of messages. */
public record MessagesPage(AdminFrame desk, Listing<Notification> list) {

    public List<Choice> media() {
        return MessageWords.media(desk.sheet().words());
    }

    public List<Choice> events() {
        return MessageWords.events(desk.sheet().words());
    }

    public List<Choice> states() {
        return Arrays.stream(NotificationStatus.values())
                .map(status -> new Choice(status.code(), state(desk.sheet().words(), status)))
                .toList();
    }

    static String state(Messages words, NotificationStatus status) {
        return words.say("messages.state." + status.code());
    }

    public String state(Notification message) {
        return state(desk.sheet().words(), message.status());
    }

    /** Why it did not arrive; empty where it did, or still may. */
    public String problem(Notification message) {
        return problem(desk.sheet().words(), message);
    }

    static String problem(Messages words, Notification message) {
        String code = message.report().errorCode();
        return code == null || message.status().isDelivered() ? "" : MessageWords.problem(words, code);
    }

    public String recipient(Notification message) {
        return recipient(desk.caller(), message);
    }

    /** As far as this reader may see it. */
    static String recipient(Caller caller, Notification message) {
        String shown = caller.may(Right.SEE_FULL_PHONES)
                ? message.recipient()
                : message.channel().contact().mask(message.recipient());
        return message.channel().contact() == ContactPoint.Kind.PHONE ? PhoneNumber.written(shown) : shown;
    }

    /** What the provider took, else what the price list says. */
    public String cost(Notification message) {
        return MessageWords.money(desk.sheet().words(), message.report().estimate());
    }

    /** In the organisation's time zone. */
    public String moment(Instant at) {
        Messages words = desk.sheet().words();
        return words.day(at) + " " + words.hour(at);
    }
}
