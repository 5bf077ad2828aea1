package io.smartqueue.admin.message;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.MessageResender;
import io.smartqueue.notification.Notification;
import io.smartqueue.notification.Notifications;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.TicketId;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Problem;
import io.smartqueue.web.paging.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The messages, and what became of each. */
@Controller
@RequestMapping("/admin/{slug}/messages")
class MessagesPageController {

    static final String PAGE = "messages";

    private final Notifications notifications;
    private final MessageResender resender;

    MessagesPageController(Notifications notifications, MessageResender resender) {
        this.notifications = notifications;
        this.resender = resender;
    }

    @GetMapping
    @Requires(Right.SEE_MESSAGES)
    Html list(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String ticket) {
        AdminFrame desk = desk(pageContext, caller);
        var asked = new AskedMessages(q, status, channel, event, from, to, ticket);
        var paging = PageRequest.newestFirst(Listing.near(page), PageRequest.DEFAULT_SIZE);
        try {
            var found = notifications.list(paging, asked.filter(caller));
            return Html.of("admin/message/messages", new MessagesPage(desk, new Listing<>(found, asked.fields())));
        } catch (Refusal refusal) {
            Listing<Notification> none = new Listing<>(paging.of(0, List.of()), asked.fields());
            return Html.of("admin/message/messages", new MessagesPage(desk.refused(refusal), none))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{id}")
    @Requires(Right.SEE_MESSAGES)
    Html read(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return show(desk(pageContext, caller), message(id));
    }

    /** By another channel that the person accepts, in the same words. */
    @PostMapping("/{id}/resend")
    @Requires(Right.SEND_MESSAGES)
    Reply resend(
            PageContext pageContext, Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "") String by) {
        AdminFrame desk = desk(pageContext, caller);
        Notification message = message(id);
        try {
            Medium medium = Optional.ofNullable(MessageWords.filter(Medium.values(), Medium::code, by))
                    .orElseThrow(() -> Refusal.conflict("channel_off", "There is no such channel."));
            UUID again = resender.resend(
                    Optional.ofNullable(message.origin().ticketId())
                            .map(TicketId::new)
                            .orElseThrow(() -> Refusal.conflict("nothing_said", "It is about no ticket.")),
                    medium);
            return AdminFrame.done(desk.address() + "/" + again, "resent");
        } catch (Refusal refusal) {
            return show(desk.refused(refusal), message).status(Problem.status(refusal.kind()));
        }
    }

    private Html show(AdminFrame desk, Notification message) {
        UUID ticket = message.origin().ticketId();
        List<MessageResender.Option> ways = ticket == null || !desk.caller().may(Right.SEND_MESSAGES)
                ? List.of()
                : resender.options(new TicketId(ticket)).stream()
                        .filter(MessageResender.Option::isOpen)
                        .toList();
        return Html.of("admin/message/message", new MessagePage(desk, message, ways));
    }

    private Notification message(UUID id) {
        return notifications
                .find(id)
                .orElseThrow(() -> Refusal.notFound("not_found", "There is no message with this id."));
    }

    private static AdminFrame desk(PageContext pageContext, Caller caller) {
        return AdminFrame.of(pageContext, caller, PAGE);
    }
}
