package io.smartqueue.reception.ticket.reach;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smartqueue.channel.push.Browsers;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.visit.Visits;
import io.smartqueue.reception.taking.Throttle;
import io.smartqueue.reception.ticket.RecentTickets;
import io.smartqueue.tenant.CurrentTenant;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets the browser of a ticket's page show notifications, as long as the visit lasts. */
@RestController
@Hidden
class PushController {

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

    /** Browsers write more into it, of which nothing is needed. */
    @JsonIgnoreProperties("expirationTime")
    record PushDraft(
            @NotBlank @Size(max = 2048) String endpoint,
            @NotNull @Valid Keys keys) {}

    record Keys(
            @NotBlank @Size(max = 100) String p256dh,
            @NotBlank @Size(max = 100) String auth) {}

    private final Browsers browsers;
    private final Visits visits;
    private final Throttle throttle;
    private final RecentTickets pages;
    private final ToldBrowser told;

    PushController(Browsers browsers, Visits visits, Throttle throttle, RecentTickets pages, ToldBrowser told) {
        this.browsers = browsers;
        this.visits = visits;
        this.throttle = throttle;
        this.pages = pages;
        this.told = told;
    }

    /** As {@code applicationServerKey} takes it. */
    @GetMapping(path = "/push-key", produces = MediaType.TEXT_PLAIN_VALUE)
    String key() {
        return browsers.publicKey();
    }

    /** At the root, because a worker serves only addresses below its own. */
    @GetMapping("/push-worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok().contentType(SCRIPT).body(new ClassPathResource("static/assets/push-worker.js"));
    }

    @PostMapping("/t/{token}/push")
    ResponseEntity<Void> subscribe(@PathVariable String token, @Valid @RequestBody PushDraft draft) {
        TicketId ticket = visits.find(token).orElseThrow(PushController::unknown);
        throttle.countBrowser(ticket);
        browsers.subscribe(
                ticket.value(),
                draft.endpoint(),
                draft.keys().p256dh(),
                draft.keys().auth());
        pages.forget(token);
        return ResponseEntity.noContent()
                .header(
                        HttpHeaders.SET_COOKIE,
                        told.cookie(token, Browsers.mark(draft.endpoint())).toString())
                .build();
    }

    /** The page's service worker has shown a message. */
    @PostMapping("/t/{token}/push/{receipt}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void shown(@PathVariable String token, @PathVariable String receipt) {
        if (visits.find(token).isEmpty() || !browsers.shown(CurrentTenant.get().value(), receipt)) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.notFound("unknown_ticket", "There is no ticket at this address.");
    }
}
