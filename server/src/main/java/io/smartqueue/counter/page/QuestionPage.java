package io.smartqueue.counter.page;

import io.smartqueue.counter.reading.TicketInHand;
import io.smartqueue.counter.reading.TransferTargets;
import io.smartqueue.page.PageContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked before an act: a dialog over the console, or a page of its own without a script.
 *
 * @param action where the answer goes
 * @param kind {@code pause}, {@code free}, {@code hold}, {@code return}, {@code note}, {@code transfer}, {@code find}
 *     or {@code ticket}
 * @param targets where a ticket could go on
 * @param reasons which can be chosen rather than written, as keys of words
 * @param noCall with which code a call of this ticket would be refused now; null when it would not
 * @param first whether the ticket is the next one in any case, which needs no reason
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
        boolean first) {

    /** A question about no call. */
    QuestionPage(
            PageContext sheet,
            String home,
            String action,
            String kind,
            @Nullable TicketInHand hand,
            @Nullable TransferTargets targets,
            List<String> reasons) {
        this(sheet, home, action, kind, hand, targets, reasons, null, false);
    }
}
