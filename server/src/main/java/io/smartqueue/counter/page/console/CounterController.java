package io.smartqueue.counter.page.console;

import io.smartqueue.counter.page.FormActs;
import io.smartqueue.counter.reading.AgentSession;
import io.smartqueue.counter.reading.AgentSessionReader;
import io.smartqueue.live.LiveStreams;
import io.smartqueue.live.Subscription;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.QueueId;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Membership;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.security.SignedIn;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The choice of an organisation, the console, its parts, and the stream that keeps them fresh. */
@Controller
class CounterController {

    private final Consoles consoles;
    private final AgentSessionReader seats;
    private final Tenants tenants;
    private final LiveStreams streams;

    CounterController(Consoles consoles, AgentSessionReader seats, Tenants tenants, LiveStreams streams) {
        this.consoles = consoles;
        this.seats = seats;
        this.tenants = tenants;
        this.streams = streams;
    }

    @GetMapping("/counter")
    @SignedIn
    Reply chooseOrganisation(PageContext pageContext, Principal principal) {
        List<OrganisationsPage.Organisation> organisations = principal.memberships().stream()
                .map(place -> tenants.get(place.tenant()))
                .map(tenant -> new OrganisationsPage.Organisation(tenant.slug().value(), tenant.name()))
                .toList();
        return organisations.size() == 1
                ? Reply.redirect(start(principal, principal.memberships().getFirst()))
                : Html.of("counter/organisations", new OrganisationsPage(pageContext, organisations));
    }

    /** The administration, for a manager without a counter. */
    private String start(Principal principal, Membership place) {
        var caller = new Caller(principal, place.organisation());
        boolean mayAdminister = caller.may(Right.MANAGE_SCREENS);
        boolean mustAdminister = mayAdminister
                && CurrentTenant.call(
                        place.tenant(),
                        () -> seats.counters(caller.staffId(), caller.siteIds()).isEmpty());
        return (mustAdminister ? "/admin/" : "/counter/") + place.tenantSlug();
    }

    @GetMapping("/counter/{slug}")
    @Requires(Right.SERVE)
    Reply console(
            PageContext pageContext,
            Caller caller,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(defaultValue = "0") int most) {
        Optional<ConsolePage> console = consoles.of(pageContext, caller, refused, most);
        return console.isPresent()
                ? Html.of("counter/console", console.get())
                : Html.of("counter/choose", choice(pageContext, caller, refused));
    }

    /** Returns both halves; an agent who has no counter any more gets the whole page. */
    @GetMapping("/counter/{slug}/now")
    @Requires(Right.SERVE)
    Reply now(PageContext pageContext, Caller caller, @RequestParam(defaultValue = "0") int most) {
        Optional<ConsolePage> console = consoles.of(pageContext, caller, null, most);
        return console.isPresent() ? Html.of("counter/halves", console.get()) : Reply.redirect(FormActs.home(caller));
    }

    @GetMapping("/counter/{slug}/seats")
    @Requires(Right.SERVE)
    Html seats(PageContext pageContext, Caller caller) {
        return Html.of("counter/choose", choice(pageContext, caller, null));
    }

    private ChoosePage choice(PageContext pageContext, Caller caller, @Nullable String refused) {
        return new ChoosePage(
                pageContext,
                FormActs.home(caller),
                seats.counters(caller.staffId(), caller.siteIds()),
                caller.may(Right.MANAGE_COUNTERS),
                refused == null ? null : Consoles.said(pageContext.words(), refused),
                caller.may(Right.MANAGE_SCREENS) ? "/admin/" + caller.tenant().slug() : null);
    }

    @GetMapping("/counter/{slug}/events")
    @Requires(Right.SERVE)
    void events(
            Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Set<QueueId> queues = consoles.seat(caller).map(AgentSession::queues).orElse(List.of()).stream()
                .map(served -> new QueueId(served.id()))
                .collect(Collectors.toSet());
        streams.stream(new Subscription.OfQueues(caller.tenant().id(), queues), last, request, response);
    }
}
