package io.smartqueue.reception.ticket;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.Language;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.life.WaitingTickets;
import io.smartqueue.queue.ticket.Tickets;
import io.smartqueue.queue.visit.Visits;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Following a ticket, and what its holder may do with it: who has the link has the ticket, and no other. */
@Controller
@RequestMapping("/t/{token}")
class TicketController {

    /** The people to let pass. */
    private static final int PLACES = 2;

    private static final int MOST_MINUTES = 240;

    private final RecentTickets followed;
    private final Tickets tickets;
    private final WaitingTickets waiting;
    private final Visits visits;
    private final TicketPages pages;

    TicketController(
            RecentTickets followed, Tickets tickets, WaitingTickets waiting, Visits visits, TicketPages pages) {
        this.followed = followed;
        this.tickets = tickets;
        this.waiting = waiting;
        this.visits = visits;
        this.pages = pages;
    }

    @GetMapping
    Html follow(PageContext pageContext, @PathVariable String token) {
        TicketPage page = pages.of(pageContext, followed.get(token));
        return html(page).version(page.version());
    }

    /** The part of the page that changes with the line, for a page that is open. */
    @GetMapping("/state")
    Html state(PageContext pageContext, @PathVariable String token) {
        TicketPage page = pages.of(pageContext, followed.recent(token));
        return Html.of("reception/state", page).version(page.version());
    }

    @PostMapping("/arrive")
    Reply arrive(PageContext pageContext, @PathVariable String token) {
        return act(pageContext, token, ticket -> {
            // Said once for each call: the history keeps everything for ever.
            if (!followed.get(token).isComing()) {
                waiting.arrive(ticket, Actor.customer());
            }
        });
    }

    @PostMapping("/postpone")
    Reply postpone(
            PageContext pageContext,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable Integer passed) {
        return act(pageContext, token, ticket -> {
            Followed seen = followed.get(token);
            // The page sends a form again when the answer was lost; it counts once.
            if (passed == null || passed == seen.limits().passed()) {
                if (seen.status() == TicketState.WAITING && seen.limits().isLast()) {
                    throw Refusal.conflict("nobody_behind", "Nobody waits behind this ticket.");
                }
                waiting.postpone(ticket, PLACES, Actor.customer());
            }
        });
    }

    @PostMapping("/travel")
    Reply travel(PageContext pageContext, @PathVariable String token, @RequestParam int minutes) {
        if (minutes < 0 || minutes > MOST_MINUTES) {
            throw Refusal.field("minutes", "out_of_range", "From 0 to " + MOST_MINUTES + ".");
        }
        return act(pageContext, token, ticket -> waiting.travel(ticket, minutes, Actor.customer()));
    }

    /** Only after a missed call: what an agent has put aside, the agent takes up again. */
    @PostMapping("/return")
    Reply comeBack(PageContext pageContext, @PathVariable String token) {
        return act(pageContext, token, ticket -> {
            if (tickets.get(ticket).status() != TicketState.MISSED) {
                throw Refusal.conflict("not_allowed_in_this_state", "Only who has missed a call comes back.");
            }
            waiting.comeBack(ticket, null, Actor.customer());
        });
    }

    @PostMapping("/cancel")
    Reply cancel(PageContext pageContext, @PathVariable String token) {
        return act(pageContext, token, ticket -> waiting.cancel(ticket, "by the customer", Actor.customer()));
    }

    @PostMapping("/language")
    Reply speak(PageContext pageContext, @PathVariable String token, @RequestParam(defaultValue = "") String lang) {
        return act(
                pageContext,
                token,
                ticket -> Language.of(lang).ifPresent(language -> visits.speak(ticket, language.code())));
    }

    private Reply act(PageContext pageContext, String token, Consumer<TicketId> act) {
        TicketId ticket = followed.get(token).ticket().id();
        try {
            act.accept(ticket);
            return Reply.redirect("/t/" + token);
        } catch (Refusal refusal) {
            return html(pages.refusing(pageContext, followed.get(token), refusal))
                    .status(Refusals.status(refusal));
        }
    }

    private static Html html(TicketPage page) {
        return Html.of(page.ticket().isPast(page.now()) ? "reception/past" : "reception/ticket", page);
    }
}
