package io.smartqueue.admin.message;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.notification.MessageResender;
import io.smartqueue.notification.Notification;
import io.smartqueue.notification.NotificationStatus;
import io.smartqueue.page.Messages;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message, with all that became of it.
 *
 * @param ways by which the last message about its ticket may be sent again; none where that is over or not allowed
 */
public record MessagePage(AdminFrame desk, Notification message, List<MessageResender.Option> ways) {

    public String address() {
        return desk.address() + "/" + message.id();
    }

    public String title() {
        Messages words = desk.sheet().words();
        return words.say("letter." + message.event().code()) + " · "
                + words.say("counter.medium." + message.channel().code());
    }

    public String state() {
        return MessagesPage.state(desk.sheet().words(), message.status());
    }

    public String problem() {
        return MessagesPage.problem(desk.sheet().words(), message);
    }

    public String recipient() {
        return MessagesPage.recipient(desk.caller(), message);
    }

    public String moment(@Nullable Instant at) {
        Messages words = desk.sheet().words();
        return at == null ? "–" : words.day(at) + " " + words.hour(at);
    }

    public String sender() {
        String sender = message.origin().sender();
        return sender == null ? "–" : PhoneNumber.written(sender);
    }

    public String price() {
        return MessageWords.money(desk.sheet().words(), message.report().estimate());
    }

    /** A step in words; a provider's own word where we have none for it. */
    public String step(Notification.Step step) {
        Messages words = desk.sheet().words();
        return words.know("messages.step." + step.type()) ? words.say("messages.step." + step.type()) : step.type();
    }

    /** The status that a step led to, which has a mark of its own; null for the others. */
    public @Nullable String mark(Notification.Step step) {
        return MessageWords.filter(NotificationStatus.values(), NotificationStatus::code, step.type()) == null
                ? null
                : step.type();
    }

    /** Why, in words; null where the step says it all. */
    public @Nullable String why(Notification.Step step) {
        String code = step.code();
        return code == null ? null : MessageWords.problem(desk.sheet().words(), code);
    }

    public String again(MessageResender.Option way) {
        Messages words = desk.sheet().words();
        return words.say(
                "messages.resend",
                "medium",
                words.say("counter.medium." + way.medium().code()));
    }
}
