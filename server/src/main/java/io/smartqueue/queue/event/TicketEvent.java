package io.smartqueue.queue.event;

import io.smartqueue.queue.LegId;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Ticket;
import io.smartqueue.queue.TicketId;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something happened to a ticket. Published inside the transaction that did it: a listener may only insert rows, or act
 * after the commit.
 *
 * @param callCount how often the leg has been called by now; distinguishes the messages of two calls
 * @param place where the ticket is in the line, if that was asked already; else who needs it asks
 * @param isAnonymous as {@link Ticket#isAnonymous}
 * @param isByMessage whether the ticket was taken by a message
 */
public record TicketEvent(
        TenantId tenant,
        TicketId ticket,
        LegId leg,
        QueueId queue,
        Type type,
        int callCount,
        Instant at,
        Optional<Ticket.PlaceInLine> place,
        boolean isAnonymous,
        boolean isByMessage) {

    /** @param ticket as it is after the event */
    public static TicketEvent of(Ticket ticket, Type type, Instant at) {
        return new TicketEvent(
                CurrentTenant.get(),
                ticket.id(),
                ticket.current().id(),
                ticket.queueId(),
                type,
                ticket.current().callCount(),
                at,
                Optional.ofNullable(ticket.place()),
                ticket.isAnonymous(),
                ticket.channel().isMessage());
    }

    public enum Type {
        CREATED,
        ARRIVED,
        POSTPONED,
        /** The customer has said how far away they are. */
        TRAVEL,
        /** The customer was told that their turn approaches. */
        ALMOST,
        CALLED,
        RECALLED,
        STARTED,
        ON_HOLD,
        RESUMED,
        MISSED,
        RETURNED,
        TRANSFERRED,
        COMPLETED,
        REOPENED,
        NO_SHOW,
        CANCELLED,
        EXPIRED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Type of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** The name under which open pages and programs receive it. */
        public static String liveName(String code) {
            return "ticket." + code;
        }

        /** All of them, separated by spaces, for a page's script that listens to each. */
        public static String liveNames() {
            return Arrays.stream(values()).map(type -> liveName(type.code())).collect(Collectors.joining(" "));
        }
    }
}
