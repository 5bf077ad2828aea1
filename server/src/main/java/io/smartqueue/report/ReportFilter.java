package io.smartqueue.report;

import io.smartqueue.opinion.Question;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of which places and people; null for all.
 *
 * @param question to which people answered; null for the present one
 */
public record ReportFilter(
        @Nullable UUID site,
        @Nullable UUID service,
        @Nullable UUID queue,
        @Nullable UUID counter,
        @Nullable UUID agent,
        @Nullable Question question) {

    public static final ReportFilter ALL = new ReportFilter(null, null, null, null, null, null);

    /** Counters stand open for no queue of theirs in particular. */
    public boolean isOfLines() {
        return service != null || queue != null;
    }

    public ReportFilter ofAgent(@Nullable UUID one) {
        return new ReportFilter(site, service, queue, counter, one, question);
    }
}
