package io.smartqueue.counter;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.CounterId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.counter.CounterSession;
import io.smartqueue.queue.counter.CounterSessions;
import io.smartqueue.queue.counter.Counters;
import io.smartqueue.queue.life.Calls;
import io.smartqueue.queue.ticket.TicketView;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/agents/me")
@Tag(name = "desk", description = "The agent's own counter")
class CounterSessionController {

    record DeskView(
            CounterSession.Status status,
            @Nullable String reason,
            @Nullable Instant openedAt,
            CounterSession.@Nullable Place counter,
            List<CounterSession.Line> queues,
            @Nullable TicketView ticket) {

        static DeskView of(CounterSession counterSession, Caller caller) {
            Ticket ticket = counterSession.ticket();
            return new DeskView(
                    counterSession.status(),
                    counterSession.reason(),
                    counterSession.openedAt(),
                    counterSession.counter(),
                    counterSession.queues(),
                    ticket == null ? null : TicketView.of(ticket, caller));
        }
    }

    record Change(
            @Nullable UUID counterId,
            @NotNull CounterSession.Status status,
            @Nullable @Size(max = 300) String reason) {}

    record Wish(@Nullable UUID queueId) {}

    private final CounterSessions counterSessions;
    private final Counters counters;
    private final Calls calls;

    CounterSessionController(CounterSessions counterSessions, Counters counters, Calls calls) {
        this.counterSessions = counterSessions;
        this.counters = counters;
        this.calls = calls;
    }

    @GetMapping
    @Requires(Right.SERVE)
    DeskView read(Caller caller) {
        return DeskView.of(counterSessions.of(caller.staffId()), caller);
    }

    @PostMapping
    @Requires(Right.SERVE)
    DeskView change(Caller caller, @Valid @RequestBody Change change) {
        Optional<CounterId> counter = Optional.ofNullable(change.counterId).map(CounterId::new);
        counter.ifPresent(id -> caller.requireSite(siteOf(id)));
        CounterSession counterSession = switch (change.status) {
            case AVAILABLE -> counterSessions.sit(caller.staffId(), counter, false, change.reason);
            case PAUSED -> counterSessions.sit(caller.staffId(), counter, true, change.reason);
            case CLOSED -> counterSessions.close(caller.staffId());
        };
        return DeskView.of(counterSession, caller);
    }

    private UUID siteOf(CounterId id) {
        return counters.find(id)
                .orElseThrow(() ->
                        Refusal.field("counter_id", "unknown_counter", "There is no active counter with this id."))
                .site()
                .id();
    }

    /**
     * Calls the first ticket of the queues that the agent has chosen on the console, or of the queue in the request.
     */
    @PostMapping("/call-next")
    @Requires(Right.SERVE)
    TicketView callNext(Caller caller, @Valid @RequestBody(required = false) @Nullable Wish wish) {
        Optional<QueueId> only = Optional.ofNullable(wish).map(Wish::queueId).map(QueueId::new);
        return TicketView.of(calls.callNext(caller.staffId(), only), caller);
    }
}
