package io.smartqueue.admin.watch;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.page.Messages;
import io.smartqueue.queue.event.TicketEvent;
import io.smartqueue.site.Site;
import io.smartqueue.watch.Alert;
import io.smartqueue.watch.now.Watched;
import io.smartqueue.watch.now.Watched.CounterNow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the lines stand now.
 *
 * @param chosen the id of the only site that is shown; empty for all
 * @param incident the form that is open; null when none is
 */
public record WatchPage(
        AdminFrame desk,
        Watched now,
        List<Site> sites,
        String chosen,
        @Nullable IncidentForm incident) {

    private static final int MOST_DRAWN = 8;

    public boolean isChosen(Site site) {
        return site.id().toString().equals(chosen);
    }

    /** The address of the page as it is filtered. */
    public String here() {
        return desk.address() + (chosen.isEmpty() ? "" : "?site=" + chosen);
    }

    /** The same with the form that stops the line of a site. */
    public String beginning(UUID site) {
        return here() + (chosen.isEmpty() ? "?" : "&") + "begin=" + site + "#incident";
    }

    /** The address of the stream that tells of changes. */
    public String stream() {
        return "/api/v1/tenants/" + desk.caller().tenant().slug() + "/events";
    }

    /** Of the names of events for the page's script. */
    public String events() {
        return TicketEvent.Type.liveNames();
    }

    /** Such as 24 min; a dash for what is not known. */
    public String lasting(@Nullable Instant since) {
        return since == null
                ? "–"
                : minutes(Math.max(0, Duration.between(since, now.at()).toMinutes()));
    }

    public String minutes(long minutes) {
        return words().say("watch.minutes", "minutes", minutes);
    }

    public String waited(Watched.QueueNow queue) {
        return queue.waiting() == 0 ? "–" : minutes(queue.longestWaitSeconds() / 60);
    }

    public String range(Watched.QueueNow queue) {
        Watched.Range range = queue.range();
        return range == null
                ? "–"
                : words().say("watch.range.of", "range", words().range(range.lowMinutes(), range.highMinutes()));
    }

    /** In the clock of the site. */
    public String hour(Instant at, UUID site) {
        return sites.stream()
                .filter(one -> one.id().value().equals(site))
                .findFirst()
                .map(one -> words().at(one.zone()))
                .orElseGet(this::words)
                .hour(at);
    }

    public String hour(Instant at) {
        return words().hour(at);
    }

    public String percent(@Nullable Integer percent) {
        return percent == null ? "–" : percent + " %";
    }

    public String median() {
        Integer seconds = now.figures().medianWaitSeconds();
        return seconds == null ? "–" : minutes(seconds / 60);
    }

    /** Whether the counters of a queue are few enough to be drawn one by one. */
    public boolean isDrawn(Watched.Staff staff) {
        return Math.max(staff.open(), staff.needed()) <= MOST_DRAWN;
    }

    public String mark(CounterNow.State state) {
        return switch (state) {
            case CLOSED -> "cancelled";
            case PAUSED -> "on_hold";
            case FREE -> "completed";
            case CALLED -> "called";
            case SERVING -> "serving";
        };
    }

    /** The colours of the state. */
    public String colours(CounterNow.State state) {
        return switch (state) {
            case CLOSED -> "slash";
            case PAUSED -> "pause";
            case FREE -> "check";
            case CALLED -> "pointer";
            case SERVING -> "person";
        };
    }

    public String code(CounterNow.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    public boolean hasNothingSilent() {
        return now.screens().isEmpty() && now.senders().isEmpty();
    }

    /** How many people a standstill there would keep waiting. */
    public int waitingAt(UUID site) {
        return now.queues().stream()
                .filter(queue -> queue.site().id().equals(site))
                .mapToInt(Watched.QueueNow::waiting)
                .sum();
    }

    public AlertCard card(Alert alert) {
        return new AlertCard(desk, alert, sites);
    }

    private Messages words() {
        return desk.sheet().words();
    }
}
