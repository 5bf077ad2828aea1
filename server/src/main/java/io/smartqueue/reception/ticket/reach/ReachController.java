package io.smartqueue.reception.ticket.reach;

import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.visit.Visits;
import io.smartqueue.reception.taking.FieldError;
import io.smartqueue.reception.taking.Questions;
import io.smartqueue.reception.taking.ReachForm;
import io.smartqueue.reception.taking.Throttle;
import io.smartqueue.reception.taking.TickedMedia;
import io.smartqueue.reception.ticket.Followed;
import io.smartqueue.reception.ticket.FollowedTickets;
import io.smartqueue.reception.ticket.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** By which ways the holder of a ticket wants to hear of it: only the holder says so. */
@Controller
@RequestMapping("/t/{token}/reach")
class ReachController {

    private final FollowedTickets tickets;
    private final Questions questions;
    private final Visits visits;
    private final Throttle throttle;
    private final PhoneStops stops;

    ReachController(FollowedTickets tickets, Questions questions, Visits visits, Throttle throttle, PhoneStops stops) {
        this.tickets = tickets;
        this.questions = questions;
        this.visits = visits;
        this.throttle = throttle;
        this.stops = stops;
    }

    @GetMapping
    Reply form(PageContext pageContext, @PathVariable String token) {
        Followed ticket = tickets.get(token);
        // Whoever gets messages later on stops them here, also long after the visit.
        if (ticket.status().isFinal() && !ticket.reach().isKnown()) {
            return Reply.redirect("/t/" + token);
        }
        return page(
                pageContext, ticket, new ReachForm("", ticket.reach().byPhone().media()), List.of());
    }

    @PostMapping
    Reply choose(
            PageContext pageContext,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String phone,
            HttpServletRequest request) {
        Followed ticket = tickets.get(token);
        var form = new ReachForm(phone, TickedMedia.in(request));
        Optional<PhoneNumber> known = Optional.ofNullable(ticket.reach().phone());
        Questions.Asked asked = questions.current();
        List<FieldError> slips = form.slips(known.isPresent(), asked);
        if (!slips.isEmpty()) {
            return page(pageContext, ticket, form, slips).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Optional<PhoneNumber> told =
                form.wanted() ? form.number(asked.country()).or(() -> known) : Optional.empty();
        if (!asked.demo() && !told.equals(known)) {
            told.ifPresent(given -> throttle.countPhone(Throttle.Source.of("", request)));
        }
        try {
            visits.reach(ticket.ticket().id(), told, form.media(), words(pageContext, form));
            return Reply.redirect("/t/" + token);
        } catch (Refusal refusal) {
            return page(pageContext, ticket, form, List.of(FieldError.of("phone", refusal.code())))
                    .status(Refusals.status(refusal));
        }
    }

    /** Nothing is sent to this phone any more, about whatever; said where no answer to a message can arrive. */
    @PostMapping("/stop")
    Reply stop(@PathVariable String token) {
        stops.stop(tickets.get(token));
        return Reply.redirect("/t/" + token + "/reach");
    }

    /** Takes back what was said on this page; a stop by message is taken back by message. */
    @PostMapping("/start")
    Reply start(@PathVariable String token) {
        stops.start(tickets.get(token));
        return Reply.redirect("/t/" + token + "/reach");
    }

    private static String words(PageContext pageContext, ReachForm form) {
        return TickedMedia.words(pageContext.words(), form.media());
    }

    private Html page(PageContext pageContext, Followed ticket, ReachForm form, List<FieldError> slips) {
        return Html.of(
                "reception/reach",
                new ReachPage(pageContext, ticket, questions.current(), form, slips, stops.of(ticket)));
    }
}
