package io.smartqueue.counter.page;

import io.smartqueue.conversation.exchange.StaffWords;
import io.smartqueue.counter.Notes;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.MessageResender;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Adds notes about a visit, writes to its holder and sends messages again, by forms. */
@Controller
@RequestMapping("/counter/{slug}")
class CustomerContactController {

    private final Tickets tickets;
    private final Notes notes;
    private final MessageResender messageResender;
    private final StaffWords words;

    CustomerContactController(Tickets tickets, Notes notes, MessageResender messageResender, StaffWords words) {
        this.tickets = tickets;
        this.notes = notes;
        this.messageResender = messageResender;
        this.words = words;
    }

    @PostMapping("/tickets/{id}/note")
    @Requires(Right.SERVE)
    Reply note(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text) {
        return FormActs.act(request, caller, () -> {
            if (text.strip().length() > Notes.LONGEST) {
                throw Refusal.field("text", "too_long_a_note", "Write at most " + Notes.LONGEST + " letters.");
            }
            notes.write(new TicketId(id), caller.staffId(), ActsController.required(text, Notes.LONGEST));
        });
    }

    @PostMapping("/tickets/{id}/message")
    @Requires(Right.SERVE)
    Reply message(
            HttpServletRequest request,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable Medium by) {
        return FormActs.act(request, caller, () -> {
            String written = text.strip();
            if (written.isEmpty()) {
                throw Refusal.field("text", "empty_message", "Write some words.");
            }
            if (written.length() > StaffWords.LONGEST) {
                throw Refusal.field("text", "too_long_a_message", "Write at most " + StaffWords.LONGEST + " letters.");
            }
            words.write(new TicketId(id), Actor.of(caller), written, by);
        });
    }

    /** Only for the ticket in hand, because its customer is present and can ask for it. */
    @PostMapping("/tickets/{id}/resend")
    @Requires(Right.SERVE)
    Reply resend(HttpServletRequest request, Caller caller, @PathVariable UUID id, @RequestParam Medium by) {
        return FormActs.act(request, caller, () -> {
            if (!tickets.get(new TicketId(id)).isInHandOf(caller.staffId())) {
                throw Refusal.forbidden("ticket_of_another_agent", "You do not have this ticket in hand.");
            }
            messageResender.resend(new TicketId(id), by);
        });
    }
}
