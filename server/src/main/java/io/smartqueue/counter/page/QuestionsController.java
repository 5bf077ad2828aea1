package io.smartqueue.counter.page;

import io.smartqueue.conversation.exchange.Ways;
import io.smartqueue.counter.page.console.Consoles;
import io.smartqueue.counter.reading.AgentSession;
import io.smartqueue.counter.reading.HistoryReader;
import io.smartqueue.counter.reading.TargetReader;
import io.smartqueue.counter.reading.TicketInHandReader;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.queue.TicketId;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The questions before acts, and the card of any ticket. */
@Controller
@RequestMapping("/counter/{slug}")
class QuestionsController {

    private static final int LONGEST_NUMBER = 12;

    private final Consoles consoles;
    private final TicketInHandReader hands;
    private final HistoryReader history;
    private final TargetReader targets;
    private final Ways ways;

    QuestionsController(
            Consoles consoles, TicketInHandReader hands, HistoryReader history, TargetReader targets, Ways ways) {
        this.consoles = consoles;
        this.hands = hands;
        this.history = history;
        this.targets = targets;
        this.ways = ways;
    }

    /** The card of a ticket that waits, is on hold or has missed its call, with the acts that are possible. */
    @GetMapping("/tickets/{id}")
    @Requires(Right.SERVE)
    Html ticket(HttpServletRequest request, PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return ask(request, pageContext, caller, id, "ticket");
    }

    @GetMapping("/tickets/{id}/hold")
    @Requires(Right.SERVE)
    Html hold(HttpServletRequest request, PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return ask(request, pageContext, caller, id, "hold");
    }

    @GetMapping("/tickets/{id}/return")
    @Requires(Right.SERVE)
    Html comeBack(HttpServletRequest request, PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return ask(request, pageContext, caller, id, "return");
    }

    @GetMapping("/tickets/{id}/note")
    @Requires(Right.SERVE)
    Html note(HttpServletRequest request, PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return ask(request, pageContext, caller, id, "note");
    }

    /** Words to the holder of the ticket in hand, or why none can be written. */
    @GetMapping("/tickets/{id}/message")
    @Requires(Right.SERVE)
    Html message(HttpServletRequest request, PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return ask(request, pageContext, caller, id, "message");
    }

    @GetMapping("/tickets/{id}/transfer")
    @Requires(Right.SERVE)
    Html transfer(HttpServletRequest request, PageContext pageContext, Caller caller, @PathVariable UUID id) {
        return ask(request, pageContext, caller, id, "transfer");
    }

    /** The newest ticket of the site with this number. */
    @GetMapping("/find")
    @Requires(Right.SERVE)
    Html find(
            HttpServletRequest request,
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String number) {
        if (number.isBlank()) {
            String home = FormActs.home(caller);
            return Question.page(
                    request, new QuestionPage(pageContext, home, home + "/find", "find", null, null, List.of()));
        }
        String wanted = number.strip().toUpperCase(Locale.ROOT);
        AgentSession agentSession =
                consoles.seat(caller).orElseThrow(() -> Refusal.conflict("no_counter", "Open a counter first."));
        UUID found = (wanted.length() > LONGEST_NUMBER
                        ? Optional.<UUID>empty()
                        : history.find(agentSession.siteId(), wanted))
                .orElseThrow(() -> Refusal.notFound("unknown_number", "There is no ticket with this number here."));
        return ticket(request, pageContext, caller, found);
    }

    private Html ask(HttpServletRequest request, PageContext pageContext, Caller caller, UUID id, String kind) {
        TicketId ticket = new TicketId(id);
        boolean isCard = kind.equals("ticket");
        String base = FormActs.home(caller) + "/tickets/" + id;
        return Question.page(
                request,
                new QuestionPage(
                        consoles.seat(caller)
                                .map(agentSession ->
                                        pageContext.with(pageContext.words().at(agentSession.zone())))
                                .orElse(pageContext),
                        FormActs.home(caller),
                        isCard ? base : base + "/" + kind,
                        kind,
                        hands.of(ticket, caller),
                        kind.equals("transfer") ? targets.of(ticket, caller.staffId()) : null,
                        Question.reasons(kind),
                        isCard ? consoles.noCall(caller) : null,
                        isCard && consoles.isNext(caller, id),
                        kind.equals("message") ? ways.of(ticket) : List.of()));
    }
}
