package io.smartqueue.display.wall;

import io.smartqueue.display.Notices;
import io.smartqueue.display.Screen;
import io.smartqueue.kernel.Times;
import io.smartqueue.page.CounterSign;
import io.smartqueue.page.Language;
import io.smartqueue.queue.Incident;
import io.smartqueue.queue.visit.QueueOffer;
import io.smartqueue.queue.visit.QueueOffers;
import io.smartqueue.site.Site;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a screen shows: numbers and counters, no names and no telephones. */
@Component
class BoardReader {

    /** How long the last call is shown large. */
    static final Duration FRESH = Duration.ofMinutes(2);
    /** How long a call stays on the screen; after that nobody still waiting needs the number. */
    static final Duration REMEMBERED = Duration.ofHours(1);

    private static final int MOST_SOON = 6;

    private final JdbcClient jdbc;
    private final Sites sites;
    private final QueueOffers queueOffers;
    private final Notices notices;
    private final InstantSource clock;

    BoardReader(JdbcClient jdbc, Sites sites, QueueOffers queueOffers, Notices notices, InstantSource clock) {
        this.jdbc = jdbc;
        this.sites = sites;
        this.queueOffers = queueOffers;
        this.notices = notices;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Board read(Screen screen, Language language) {
        Instant now = clock.instant();
        Site site = sites.get(new SiteId(screen.site().id()));
        return new Board(
                now,
                site.names().in(language.code()),
                site.zone(),
                calls(screen, site, now),
                lines(screen, site),
                soon(screen, site),
                queueOffers.incident(site.id()).map(Incident::note),
                notices.shown(site.id(), language, now));
    }

    private List<QueueOffer> lines(Screen screen, Site site) {
        return queueOffers.at(site.id()).stream()
                .filter(queueOffer ->
                        screen.services().isEmpty() || screen.services().contains(queueOffer.service()))
                .toList();
    }

    // They are among the first of their queues.
    private List<String> soon(Screen screen, Site site) {
        return jdbc.sql("""
                        select visit.number
                        from queue cross join lateral (
                            select visit_id, due_at, almost_at > joined_at as is_told
                            from leg where leg.queue_id = queue.id and leg.state = 'waiting'
                            order by due_at, id limit 20
                        ) head
                        join visit on visit.id = head.visit_id
                        where queue.site_id = :site and is_told
                          and (cardinality(:services::uuid[]) = 0 or queue.service_id = any(:services))
                        order by head.due_at, visit.id
                        limit :most
                        """)
                .param("site", site.id().value())
                .param("services", screen.services().toArray(UUID[]::new))
                .param("most", MOST_SOON)
                .query((row, n) -> row.getString(1))
                .list();
    }

    // The last call of each counter; if that ticket has moved on, the counter shows none. A new service
    // day begins with an empty list, except for tickets being called or served.
    private List<Call> calls(Screen screen, Site site, Instant now) {
        return jdbc.sql("""
                        select last.id, last.call_count, last.at, visit.number, counter.name, last.state
                        from counter cross join lateral (
                            select leg.id, leg.visit_id, leg.queue_id, leg.state, leg.call_count,
                                   greatest(called_at, recalled_at) as at
                            from leg where leg.counter_id = counter.id order by called_at desc limit 1
                        ) last
                        join visit on visit.id = last.visit_id
                        join queue on queue.id = last.queue_id
                        where counter.site_id = :site
                          and (is_in_hand(last.state) or is_aside(last.state) or last.state = 'completed')
                          and last.at > :remembered
                          and (visit.service_day = :today or is_in_hand(last.state))
                          and (cardinality(:services::uuid[]) = 0 or queue.service_id = any(:services))
                        order by last.at desc, last.id desc
                        limit 12
                        """)
                .param("site", site.id().value())
                .param("remembered", Times.sql(now.minus(REMEMBERED)))
                .param("today", site.serviceDay(now))
                .param("services", screen.services().toArray(UUID[]::new))
                .query((row, n) -> {
                    Instant at = Times.instant(row, "at");
                    return new Call(
                            row.getString("id") + "-" + row.getInt("call_count"),
                            row.getString("number"),
                            new CounterSign(row.getString("name")),
                            at,
                            at.isAfter(now.minus(FRESH))
                                    && !row.getString("state").equals("missed"));
                })
                .list();
    }
}
