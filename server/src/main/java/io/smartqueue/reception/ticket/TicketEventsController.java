package io.smartqueue.reception.ticket;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.live.LiveStreams;
import io.smartqueue.live.Subscription;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.visit.Visits;
import io.smartqueue.tenant.CurrentTenant;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Tells an open ticket page when to look again. */
@Controller
@Hidden
class TicketEventsController {

    private final LiveStreams streams;
    private final Visits visits;

    TicketEventsController(LiveStreams streams, Visits visits) {
        this.streams = streams;
        this.visits = visits;
    }

    @GetMapping("/t/{token}/events")
    void events(
            @PathVariable String token,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TicketId visit = visits.find(token)
                .orElseThrow(() -> Refusal.notFound("unknown_ticket", "There is no ticket at this address."));
        streams.stream(new Subscription.OfVisit(CurrentTenant.get(), visit), last, request, response);
    }
}
