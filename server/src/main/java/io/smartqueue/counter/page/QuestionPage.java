package io.smartqueue.counter.page;

import io.smartqueue.conversation.exchange.Way;
import io.smartqueue.counter.reading.TicketInHand;
import io.smartqueue.counter.reading.TransferTargets;
import io.smartqueue.page.PageContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question before an act: a dialog over the console, or a page of its own without scripts.
 *
 * @param action the address that receives the answer
 * @param kind {@code pause}, {@code free}, {@code hold}, {@code return}, {@code note}, {@code message},
 *     {@code transfer}, {@code find} or {@code ticket}
 * @param targets the possible targets of a transfer
 * @param reasons the reasons offered for choice, as message keys
 * @param noCall the code of the refusal that a call of this ticket would get now; null when it would get none
 * @param first whether the ticket is the next one in any case, which needs no reason
 * @param ways the channels by which a message can be written, the best first
 */
public record QuestionPage(
        PageContext sheet,
        String home,
        String action,
        String kind,
        @Nullable TicketInHand hand,
        @Nullable TransferTargets targets,
        List<String> reasons,
        @Nullable String noCall,
        boolean first,
        List<Way> ways) {

    /** A question about no call. */
    QuestionPage(
            PageContext sheet,
            String home,
            String action,
            String kind,
            @Nullable TicketInHand hand,
            @Nullable TransferTargets targets,
            List<String> reasons) {
        this(sheet, home, action, kind, hand, targets, reasons, null, false, List.of());
    }
}
