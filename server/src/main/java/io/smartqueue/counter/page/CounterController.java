package io.smartqueue.counter.page;

import io.smartqueue.counter.reading.Seat;
import io.smartqueue.counter.reading.SeatReader;
import io.smartqueue.live.Interest;
import io.smartqueue.live.LiveStreams;
import io.smartqueue.page.Html;
import io.smartqueue.page.Reply;
import io.smartqueue.page.Sheet;
import io.smartqueue.queue.QueueId;
import io.smartqueue.staff.Caller;
import io.smartqueue.staff.Principal;
import io.smartqueue.staff.Requires;
import io.smartqueue.staff.Right;
import io.smartqueue.staff.SignedIn;
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

/** The way to the console, the console, its parts, and what keeps them fresh. */
@Controller
class CounterController {

    private final Consoles consoles;
    private final SeatReader seats;
    private final Tenants tenants;
    private final LiveStreams streams;

    CounterController(Consoles consoles, SeatReader seats, Tenants tenants, LiveStreams streams) {
        this.consoles = consoles;
        this.seats = seats;
        this.tenants = tenants;
        this.streams = streams;
    }

    @GetMapping("/counter")
    @SignedIn
    Reply door(Sheet sheet, Principal principal) {
        List<OrganisationsPage.Organisation> organisations = principal.memberships().stream()
                .map(place -> tenants.get(place.tenant()))
                .map(tenant -> new OrganisationsPage.Organisation(tenant.slug().value(), tenant.name()))
                .toList();
        return organisations.size() == 1
                ? Reply.redirect("/counter/" + organisations.getFirst().slug())
                : Html.of("counter/organisations", new OrganisationsPage(sheet, organisations));
    }

    @GetMapping("/counter/{slug}")
    @Requires(Right.SERVE)
    Reply console(
            Sheet sheet,
            Caller caller,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(defaultValue = "0") int most) {
        Optional<ConsolePage> console = consoles.of(sheet, caller, refused, most);
        return console.isPresent()
                ? Html.of("counter/console", console.get())
                : Html.of("counter/choose", choice(sheet, caller, refused));
    }

    /** Both halves anew; at no counter any more, the whole page. */
    @GetMapping("/counter/{slug}/now")
    @Requires(Right.SERVE)
    Reply now(Sheet sheet, Caller caller, @RequestParam(defaultValue = "0") int most) {
        Optional<ConsolePage> console = consoles.of(sheet, caller, null, most);
        return console.isPresent() ? Html.of("counter/halves", console.get()) : Reply.redirect(Acting.home(caller));
    }

    @GetMapping("/counter/{slug}/seats")
    @Requires(Right.SERVE)
    Html seats(Sheet sheet, Caller caller) {
        return Html.of("counter/choose", choice(sheet, caller, null));
    }

    private ChoosePage choice(Sheet sheet, Caller caller, @Nullable String refused) {
        return new ChoosePage(
                sheet,
                Acting.home(caller),
                seats.counters(caller.staffId(), caller.siteIds()),
                refused == null ? null : Consoles.said(sheet.words(), refused));
    }

    @GetMapping("/counter/{slug}/events")
    @Requires(Right.SERVE)
    void events(
            Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Set<QueueId> queues = consoles.seat(caller).map(Seat::queues).orElse(List.of()).stream()
                .map(served -> new QueueId(served.id()))
                .collect(Collectors.toSet());
        streams.stream(new Interest.OfQueues(caller.tenant().id(), queues), last, request, response);
    }
}
