package io.smartqueue.counter.reading;

import io.smartqueue.customer.Medium;
import io.smartqueue.queue.TicketState;
import io.smartqueue.tenant.Names;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tickets that wait for an agent, in the calling order.
 *
 * @param rows the first of them
 * @param waiting how many there are altogether
 * @param lowMinutes with {@code highMinutes} the range announced to the last of them; null when none is
 * @param open how many counters call from these queues
 * @param counters how many there are
 * @param aside tickets on hold or absent that the agent can resume
 * @param remote not there yet
 */
public record WaitingList(
        List<Row> rows,
        int waiting,
        @Nullable Integer lowMinutes,
        @Nullable Integer highMinutes,
        int open,
        int counters,
        List<Aside> aside,
        List<Away> remote) {

    /** Why a ticket has its place in the order. */
    public enum Reason {
        FIRST_COME,
        RESERVED,
        BACK,
        TRANSFERRED,
        PRIORITY,
        RISES,
        LATER,
        LET_PASS
    }

    /**
     * @param detail of the reason, such as where a transfer came from
     * @param toldBy the channel of messages to the customer; null when there is none
     */
    public record Row(
            UUID ticket,
            String number,
            @Nullable String name,
            Reason reason,
            @Nullable Names detail,
            Instant since,
            @Nullable Medium toldBy) {}

    /** @param reason why it was put there, if a reason was given */
    public record Aside(
            UUID ticket,
            String number,
            TicketState state,
            @Nullable String reason) {}

    public record Away(UUID ticket, String number) {}

    public int more() {
        return Math.max(0, waiting - rows.size());
    }
}
