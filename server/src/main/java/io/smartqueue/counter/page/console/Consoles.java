package io.smartqueue.counter.page.console;

import io.smartqueue.counter.page.FormActs;
import io.smartqueue.counter.reading.AgentSession;
import io.smartqueue.counter.reading.AgentSessionReader;
import io.smartqueue.counter.reading.HistoryReader;
import io.smartqueue.counter.reading.TicketInHand;
import io.smartqueue.counter.reading.TicketInHandReader;
import io.smartqueue.counter.reading.WaitingListReader;
import io.smartqueue.page.Messages;
import io.smartqueue.page.PageContext;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Membership;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Assembles the console's page. */
@Component
public class Consoles {

    static final int FEW = 10;
    private static final int MANY = 200;

    private final AgentSessionReader seats;
    private final TicketInHandReader hands;
    private final WaitingListReader lines;
    private final HistoryReader history;
    private final Contacts contacts;
    private final InstantSource clock;

    Consoles(
            AgentSessionReader seats,
            TicketInHandReader hands,
            WaitingListReader lines,
            HistoryReader history,
            Contacts contacts,
            InstantSource clock) {
        this.seats = seats;
        this.hands = hands;
        this.lines = lines;
        this.history = history;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Empty for an agent without a counter. */
    @Transactional(readOnly = true)
    public Optional<ConsolePage> of(PageContext pageContext, Caller caller, @Nullable String refused, int most) {
        return seats.of(caller.staffId()).map(agentSession -> {
            PageContext there = pageContext.with(pageContext.words().at(agentSession.zone()));
            TicketInHand ticketInHand = hands.inHandOf(caller).orElse(null);
            int wanted = Math.clamp(most, FEW, MANY);
            return new ConsolePage(
                    there,
                    FormActs.home(caller),
                    caller.membership().map(Membership::publicName).orElse(""),
                    agentSession,
                    clock.instant(),
                    ticketInHand,
                    ticketInHand == null
                            ? Contact.NONE
                            : contacts.of(ticketInHand.ticket().id()),
                    lines.of(caller.staffId(), agentSession, wanted),
                    ticketInHand == null
                            ? history.justClosedBy(caller.staffId()).orElse(null)
                            : null,
                    refused == null ? null : said(there.words(), refused),
                    wanted);
        });
    }

    public Optional<AgentSession> seat(Caller caller) {
        return seats.of(caller.staffId());
    }

    /** The code of the refusal that a call would get now; null when it would get none. */
    @Transactional(readOnly = true)
    public @Nullable String noCall(Caller caller) {
        Optional<AgentSession> agentSession = seat(caller);
        if (agentSession.isEmpty()) {
            return "no_counter";
        }
        if (hands.inHandOf(caller).isPresent()) {
            return "agent_busy";
        }
        return agentSession.get().stopped() ? "incident" : agentSession.get().paused() ? "counter_paused" : null;
    }

    /** Whether the ticket is the one that the caller calls next. */
    @Transactional(readOnly = true)
    public boolean isNext(Caller caller, UUID ticket) {
        return seat(caller).stream()
                .flatMap(agentSession -> lines.of(caller.staffId(), agentSession, 1).rows().stream())
                .anyMatch(row -> row.ticket().equals(ticket));
    }

    static String said(Messages messages, String code) {
        return messages.refusal(code).orElseGet(() -> messages.say("refusal.other"));
    }
}
