package io.smartqueue.report;

import io.smartqueue.security.Caller;
import io.smartqueue.security.Right;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a report.
 *
 * @param sites to which the person is limited; empty means all
 * @param self as a member of the staff; null for the operator
 * @param seesOthers whether reports are about others too
 */
public record ReportReader(Set<UUID> sites, @Nullable UUID self, boolean seesOthers) {

    public static ReportReader of(Caller caller) {
        return new ReportReader(
                caller.siteIds(),
                caller.membership().map(one -> one.id().value()).orElse(null),
                caller.may(Right.SEE_REPORTS_OF_OTHERS));
    }
}
