package io.smartqueue.report;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.opinion.Question;
import io.smartqueue.queue.stats.DaySpan;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked.
 *
 * @param span service days of each site, the last one included
 * @param compare whether the days before, as many, are reported too
 */
public record ReportQuestion(
        ReportKind kind, DaySpan span, By by, ReportFilter filter, ReportReader reader, boolean compare) {

    /** @throws Refusal 400 for a grouping or a filter that this report does not have */
    public ReportQuestion {
        List<Refusal.Field> wrong = new ArrayList<>();
        if (!kind.possible().contains(by)) {
            String codes =
                    String.join(", ", kind.possible().stream().map(By::code).toList());
            wrong.add(new Refusal.Field("by", "not_in_this_report", "This report is by " + codes + "."));
        }
        if (!kind.isOfTheLine()) {
            refuse(wrong, "queue", filter.queue() != null && kind != ReportKind.ACCURACY);
            refuse(wrong, "counter", filter.counter() != null);
            refuse(wrong, "agent", filter.agent() != null && kind != ReportKind.OPINIONS);
        }
        Question asked = filter.question();
        refuse(wrong, "question", asked != null && (kind != ReportKind.OPINIONS || !asked.asks()));
        if (!wrong.isEmpty()) {
            throw Refusal.fields(wrong);
        }
    }

    private static void refuse(List<Refusal.Field> wrong, String field, boolean given) {
        if (given) {
            wrong.add(new Refusal.Field(field, "not_in_this_report", "This report knows no " + field + "."));
        }
    }

    /** As many days, directly before. */
    public DaySpan before() {
        long days = ChronoUnit.DAYS.between(span.from(), span.to()) + 1;
        return new DaySpan(span.from().minusDays(days), span.to().minusDays(days));
    }

    /** An agent's own question. */
    ReportQuestion of(ReportFilter other) {
        return new ReportQuestion(kind, span, by, other, reader, compare);
    }
}
