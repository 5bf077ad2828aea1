package io.smartqueue.reception.ticket;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.opinion.OpinionRequest;
import io.smartqueue.opinion.Opinions;
import io.smartqueue.page.PageContext;
import io.smartqueue.queue.TicketState;
import io.smartqueue.reception.ticket.reach.ToldBrowser;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of a ticket, for the browser that asks for it. */
@Component
class TicketPages {

    private final Opinions opinions;
    private final ToldBrowser told;
    private final InstantSource clock;

    TicketPages(Opinions opinions, ToldBrowser told, InstantSource clock) {
        this.opinions = opinions;
        this.told = told;
        this.clock = clock;
    }

    TicketPage of(PageContext pageContext, Followed ticket) {
        return page(pageContext, ticket, clock.instant(), null);
    }

    TicketPage refusing(PageContext pageContext, Followed ticket, Refusal refusal) {
        Instant now = clock.instant();
        return page(pageContext, ticket, now, Refusals.words(pageContext.words(), refusal, now));
    }

    private TicketPage page(PageContext pageContext, Followed ticket, Instant now, @Nullable String refused) {
        PageContext there =
                pageContext.with(pageContext.words().at(ticket.where().zone()));
        OpinionRequest asked = ticket.status() == TicketState.COMPLETED
                ? opinions.request(ticket.ticket().id()).orElse(null)
                : null;
        return new TicketPage(
                there, ticket, now, refused, asked, told.isThis(ticket.reach().browser()));
    }
}
