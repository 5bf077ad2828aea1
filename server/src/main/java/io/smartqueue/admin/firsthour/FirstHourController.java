package io.smartqueue.admin.firsthour;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.Site;
import io.smartqueue.staff.AccessSecret;
import io.smartqueue.staff.organisation.OrganisationDraft;
import io.smartqueue.staff.organisation.Organisations;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Leads an administrator to the first person called. Each step has its form here, and can be left out. */
@Controller
@RequestMapping("/admin/{slug}/first-hour")
class FirstHourController {

    private static final String PAGE = "first-hour";
    private static final String ACT = "act";

    private final Organisations organisations;
    private final Progress progress;
    private final PlaceSteps places;
    private final PeopleSteps people;
    private final TicketStep ticket;
    private final FormChanges changes;

    FirstHourController(
            Organisations organisations,
            Progress progress,
            PlaceSteps places,
            PeopleSteps people,
            TicketStep ticket,
            FormChanges changes) {
        this.organisations = organisations;
        this.progress = progress;
        this.places = places;
        this.people = people;
        this.ticket = ticket;
        this.changes = changes;
    }

    /** At the step of the address, else at the first that waits for somebody. */
    @GetMapping
    @Requires(Right.MANAGE_ORGANISATION)
    Html read(PageContext pageContext, Caller caller, @RequestParam(defaultValue = "") String step) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        Step at = Step.of(step).orElseGet(() -> progress.reached().current());
        return page(frame, at, usual(frame, at));
    }

    @PostMapping("/{step}")
    @Requires(Right.MANAGE_ORGANISATION)
    Reply act(
            PageContext pageContext,
            Caller caller,
            @PathVariable String step,
            @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        Step at = Step.of(step).orElseThrow(() -> Refusal.notFound("not_found", "There is no such step."));
        Form sent = Form.typed("first", fields);
        if (sent.has(ACT, "skip")) {
            progress.skip(at);
            return go(frame, at.next(), "skipped");
        }
        if (sent.has(ACT, "next")) {
            progress.done(at);
            return go(frame, at.next(), "saved");
        }
        return sent.attempt(typed -> save(frame, at, typed), refused -> page(frame, at, refused));
    }

    private Reply save(AdminFrame frame, Step at, Form typed) {
        return switch (at) {
            case SERVICES -> {
                places.addService(typed);
                yield go(frame, at, "created");
            }
            case PEOPLE -> {
                AccessSecret secret = people.takeOn(typed);
                yield Html.of(
                        "admin/first/page", model(frame, at, usual(frame, at)).with(typed, secret));
            }
            case MESSAGE -> {
                people.sendTest(frame.caller().tenant(), typed.value("recipient"), typed.value("text"));
                progress.done(at);
                yield go(frame, at, "sent");
            }
            case TICKET -> {
                ticket.take(frame.caller(), site());
                yield go(frame, at, "ticket");
            }
            case ORGANISATION, SITE, QUEUES, COUNTERS, WORDS, POSTER -> {
                keep(frame, at, typed);
                progress.done(at);
                yield go(frame, at.next(), "saved");
            }
        };
    }

    private void keep(AdminFrame frame, Step at, Form typed) {
        switch (at) {
            case ORGANISATION -> saveOrganisation(frame.caller(), typed);
            case SITE -> places.saveSite(typed);
            case QUEUES -> places.openQueues(site(), typed.all("services"));
            case COUNTERS -> places.openCounters(site(), typed);
            case WORDS -> people.saveWords(frame.caller().tenant(), typed);
            case SERVICES, PEOPLE, MESSAGE, POSTER, TICKET -> {
                // Nothing of the form is kept here.
            }
        }
    }

    private void saveOrganisation(Caller caller, Form typed) {
        changes.change(
                "",
                typed,
                () -> OrganisationDraft.of(organisations.current()),
                draft -> organisations.change(caller.tenant().id(), draft));
    }

    private Site site() {
        return places.site()
                .orElseThrow(() -> Refusal.conflict("no_site", "There is no site yet: take that step first."));
    }

    private static Reply go(AdminFrame frame, Step to, String what) {
        return Reply.redirect(frame.address() + "?step=" + to.code() + "&done=" + what);
    }

    private Form usual(AdminFrame frame, Step at) {
        return switch (at) {
            case ORGANISATION -> changes.showing("first", OrganisationDraft.of(organisations.current()));
            case SITE -> places.siteForm();
            case SERVICES -> places.serviceForm();
            case QUEUES -> places.queuesForm();
            case COUNTERS ->
                Form.blank("first", Map.of("word", frame.sheet().words().say("first.counters.word"), "count", "2"));
            case PEOPLE -> Form.blank("first", Map.of("role", "agent"));
            case WORDS -> people.wordsForm(frame.caller().tenant());
            case MESSAGE ->
                Form.blank("first", Map.of("text", frame.sheet().words().say("first.message.text")));
            case POSTER, TICKET -> Form.blank("first", Map.of());
        };
    }

    private Html page(AdminFrame frame, Step at, Form form) {
        return Html.of("admin/first/page", model(frame, at, form));
    }

    private FirstHourPage model(AdminFrame frame, Step at, Form form) {
        return new FirstHourPage(
                frame, progress.reached(), at, form, places.shown(frame.sheet().words()), null);
    }
}
