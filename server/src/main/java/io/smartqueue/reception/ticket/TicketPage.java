package io.smartqueue.reception.ticket;

import io.smartqueue.customer.ContactPoint;
import io.smartqueue.opinion.OpinionRequest;
import io.smartqueue.page.CounterSign;
import io.smartqueue.page.Messages;
import io.smartqueue.page.PageContext;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketState;
import io.smartqueue.queue.WaitEstimate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * My ticket.
 *
 * @param now the hour of what is said
 * @param refused why what was asked for last has not been done; null when it has
 * @param asked what is asked after the visit; null when nothing is
 * @param isToldHere whether the browser that shows the page is the one that is told
 */
public record TicketPage(
        PageContext sheet,
        Followed ticket,
        Instant now,
        @Nullable String refused,
        @Nullable OpinionRequest asked,
        boolean isToldHere) {

    /** In minutes. */
    private static final int STAY_BELOW = 5;

    private static final int STILL_NEAR = 15;

    /** How far away one may say to be. */
    public static final List<Integer> TRAVEL = List.of(5, 10, 20, 30);

    /** The word of the state, as the pill has it. */
    public String state() {
        return sheet.words().say("ticket.state." + stateCode());
    }

    public String stateCode() {
        return ticket.isIncident() ? "problem" : ticket.status().code();
    }

    public String mark() {
        return ticket.isIncident() ? "problem" : ticket.status().mark();
    }

    /** The line stands still, which does not hold this ticket up. */
    public boolean isNoted() {
        return ticket.stopped() != null
                && !ticket.isIncident()
                && !ticket.status().isFinal();
    }

    public boolean isCalled() {
        return !ticket.isIncident() && ticket.status() == TicketState.CALLED;
    }

    /** What the tab is called, and what a listener hears when it changes. */
    public String title() {
        Messages messages = sheet.words();
        if (isCalled()) {
            return messages.say("ticket.called.title", "counter", counter(), "number", number());
        }
        return number() + ", " + state();
    }

    public String number() {
        return ticket.ticket().number();
    }

    /** Of the counter where one is expected; empty as long as nobody knows. */
    public Optional<CounterSign> sign() {
        return Optional.ofNullable(ticket.counter()).map(CounterSign::new);
    }

    public String counter() {
        return sign().map(sign -> sign.in(sheet.words())).orElse("");
    }

    /** When the call is to be expected; empty while nobody can tell. */
    public Optional<String> clock() {
        return estimate().map(range -> {
            String from = sheet.words().hour(now.plus(Duration.ofMinutes(range.lowMinutes())));
            String to = sheet.words().hour(now.plus(Duration.ofMinutes(range.highMinutes())));
            return from + "–" + to;
        });
    }

    /** Who go before at the counters, of whatever queue. */
    public int before() {
        return ticket.ahead().orElse(0) + othersFirst();
    }

    /** Of other queues. */
    public int othersFirst() {
        return estimate().isPresent() ? ticket.ticket().othersFirst() : 0;
    }

    /** The call may come before somebody who steps out is back. */
    public boolean isNear() {
        return estimate().filter(range -> range.lowMinutes() < STAY_BELOW).isPresent();
    }

    /** They were told to come, and the call may still be near: who let others pass since has time again. */
    public boolean isAlmost() {
        Ticket.PlaceInLine place = ticket.ticket().place();
        if (ticket.isIncident() || place == null || !place.isAlmost()) {
            return false;
        }
        WaitEstimate range = place.eta();
        return range == null || range.mayEndWithin(place.travelMinutes() + STILL_NEAR);
    }

    public int travelMinutes() {
        Ticket.PlaceInLine place = ticket.ticket().place();
        return place == null ? 0 : place.travelMinutes();
    }

    public Optional<WaitEstimate> estimate() {
        WaitEstimate range = ticket.ticket().eta();
        return ticket.isIncident() || range == null || range.countersOpen() == 0
                ? Optional.empty()
                : Optional.of(range);
    }

    /** By what the holder is told, and on which phone: +221 77 ··· ·· 12. */
    public String told() {
        Map<ContactPoint, List<String>> namesByPhone = new LinkedHashMap<>();
        ticket.reach()
                .byPhone()
                .contacts()
                .forEach((medium, phone) -> namesByPhone
                        .computeIfAbsent(phone, first -> new ArrayList<>())
                        .add(sheet.words().say("ways.name." + medium.code())));
        return namesByPhone.entrySet().stream()
                .map(told -> sheet.words()
                        .say(
                                "ticket.told.by",
                                "ways",
                                sheet.words().list(told.getValue()),
                                "phone",
                                Masks.contact(told.getKey())))
                .collect(Collectors.joining(" "));
    }

    /** Whether the question can be answered now. */
    public boolean asks() {
        return asked != null && asked.isOpen(now);
    }

    public String reopens() {
        return ticket.opensAt() == null
                ? sheet.words().say("hours.closed")
                : Days.reopens(sheet.words(), ticket.opensAt(), now);
    }

    public String hour(@Nullable Instant instant) {
        return instant == null ? "" : sheet.words().hour(instant);
    }

    public String at(String act) {
        return "/t/" + ticket.token() + "/" + act;
    }

    public String home() {
        return sheet.look()
                .slug()
                .map(slug -> "/o/" + slug + "/" + ticket.where().slug())
                .orElse("/");
    }

    /**
     * Changes whenever anything on the page does beside the place in line and the wait. The same on every server, so
     * nothing in it may be an enum, whose hash code is a chance.
     */
    private String rest() {
        Followed.Limits limits = ticket.limits();
        return Integer.toHexString(Objects.hash(
                ticket.where(),
                List.of(number(), stateCode(), title(), told(), counter()),
                ticket.service(),
                List.of(ticket.pictogram(), ticket.hue()),
                List.of(
                        isAlmost(),
                        travelMinutes(),
                        isNear(),
                        isNoted(),
                        ticket.isComing(),
                        isToldHere,
                        ticket.wasTransferred(),
                        ticket.isPast(now)),
                List.of(limits.placesBehind(), limits.passed(), limits.mayReturn(), limits.mayPostpone()),
                limits.calledUntil(),
                limits.backUntil(),
                ticket.inHours(),
                ticket.opensAt(),
                ticket.stopped(),
                ticket.incident(),
                List.of(asks(), asked != null && asked.isAnswered()),
                sheet.words().language().code()));
    }

    private int placeHash() {
        Ticket.PlaceInLine place = ticket.ticket().place();
        return place == null
                ? 0
                : Objects.hash(
                        place.position(),
                        place.othersFirst(),
                        place.eta(),
                        place.absent() == null ? null : place.absent().name());
    }

    /** Changes whenever anything on the page does, and with each minute of its clock. Begins with that of the rest. */
    public String version() {
        return rest() + "-" + Integer.toHexString(placeHash()) + "-" + Long.toHexString(now.getEpochSecond() / 60);
    }
}
