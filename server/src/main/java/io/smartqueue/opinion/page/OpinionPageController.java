package io.smartqueue.opinion.page;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.opinion.OpinionRequest;
import io.smartqueue.opinion.Opinions;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.visit.Visits;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks how the visit was; who has the ticket's link answers, once. */
@Controller
@RequestMapping("/t/{token}/opinion")
class OpinionPageController {

    private final Visits visits;
    private final Opinions opinions;
    private final InstantSource clock;

    OpinionPageController(Visits visits, Opinions opinions, InstantSource clock) {
        this.visits = visits;
        this.opinions = opinions;
        this.clock = clock;
    }

    /** Where nothing is asked, the ticket itself is shown. */
    @GetMapping
    Reply ask(PageContext pageContext, @PathVariable String token) {
        Optional<OpinionRequest> request = opinions.request(visit(token));
        return request.isPresent()
                ? page(pageContext, token, request.get(), OpinionForm.OF_THE_MESSAGE, List.of())
                : Reply.redirect("/t/" + token);
    }

    @PostMapping
    Reply answer(
            PageContext pageContext,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String score,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "") String by) {
        TicketId visit = visit(token);
        OpinionForm form = OpinionForm.of(score, comment, by);
        OpinionRequest request = opinions.request(visit)
                .orElseThrow(() -> Refusal.notFound("nothing_asked", "Nothing is asked about this visit."));
        List<String> slips = request.isOpen(clock.instant()) ? form.slips(request.question()) : List.of();
        if (!slips.isEmpty()) {
            return page(pageContext, token, request, form, slips).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (request.isOpen(clock.instant())) {
            String language = pageContext.words().language().code();
            opinions.give(visit, form.opinion(request.question(), language));
        }
        return Reply.redirect("/t/" + token + "/opinion");
    }

    private TicketId visit(String token) {
        return visits.find(token)
                .orElseThrow(() -> Refusal.notFound("unknown_ticket", "There is no ticket at this address."));
    }

    private Html page(
            PageContext pageContext, String token, OpinionRequest request, OpinionForm form, List<String> slips) {
        boolean open = request.isOpen(clock.instant());
        Html html = Html.of("opinion/page", new OpinionPage(pageContext, token, request, open, form, slips));
        return open || request.isAnswered() ? html : html.status(HttpStatus.GONE);
    }
}
