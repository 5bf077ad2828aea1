package io.smartqueue.notification.approval;

import io.micrometer.core.instrument.MeterRegistry;
import io.smartqueue.channel.content.Approval;
import io.smartqueue.channel.content.ContentAnswer;
import io.smartqueue.channel.content.ContentApprovals;
import io.smartqueue.notification.content.ContentStatus;
import io.smartqueue.notification.content.ContentTemplate;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** One look after one template: what the provider says is kept, and told when it is news. */
@Component
@NamedInterface("approval")
public class ApprovalLooks {

    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration WHILE_IN_USE = Duration.ofMinutes(30);
    private static final Duration AFTER_THE_END = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 12;

    private static final Logger log = LoggerFactory.getLogger(ApprovalLooks.class);

    private final Rounds rounds;
    private final ProviderSteps steps;
    private final ContentApprovals approvals;
    private final MeterRegistry meters;

    ApprovalLooks(Rounds rounds, ProviderSteps steps, ContentApprovals approvals, MeterRegistry meters) {
        this.approvals = approvals;
        this.rounds = rounds;
        this.steps = steps;
        this.meters = meters;
    }

    /** Asks the provider now; leaves alone what another server may be creating at this moment. */
    public void ask(UUID id) {
        look(id, true);
    }

    /** @param onlyCreated leaves alone what another may be creating at this moment */
    void look(UUID id, boolean onlyCreated) {
        rounds.begin(id, onlyCreated).ifPresent(work -> {
            Rounds.Known known = known(work, steps.ask(work));
            if (rounds.end(work, known)) {
                tell(work.template(), known);
            }
        });
    }

    private Rounds.Known known(Rounds.Work work, ContentAnswer answer) {
        ContentTemplate template = work.template();
        ContentTemplate.Progress before = template.progress();
        return switch (answer) {
            case ContentAnswer.Known known -> answered(work, known);
            case ContentAnswer.Refused refused ->
                end(template, ContentStatus.REJECTED, refused.code() + ": " + refused.message());
            case ContentAnswer.Absent() when work.isDeleted() -> end(template, before.status(), before.because());
            case ContentAnswer.Absent()
            when work.isOfDemo() && approvals.isStandIn() ->
                // The sandbox forgets everything when it ends.
                new Rounds.Known(true, null, ContentStatus.SUBMITTED, null, null, true, SHORTEST);
            case ContentAnswer.Absent() ->
                end(template, ContentStatus.DISABLED, "The provider does not have it any more.");
            case ContentAnswer.Unanswered silent ->
                new Rounds.Known(
                        false,
                        null,
                        before.status(),
                        before.status() == ContentStatus.SUBMITTED ? silent.because() : before.because(),
                        before.categoryGiven(),
                        false,
                        backingOff(work.looks()));
        };
    }

    private static Rounds.Known answered(Rounds.Work work, ContentAnswer.Known known) {
        Approval approval = known.approval();
        if (!work.template().words().kind().isApproved()) {
            return new Rounds.Known(
                    false,
                    known.sid(),
                    ContentStatus.DRAFT,
                    "Needs no approval: it is sent only to people who wrote within the last 24 hours.",
                    null,
                    true,
                    null);
        }
        if (work.template().status() == ContentStatus.DRAFT) {
            return new Rounds.Known(false, known.sid(), ContentStatus.DRAFT, null, null, true, null);
        }
        ContentStatus status = status(approval.state());
        return new Rounds.Known(
                false,
                known.sid(),
                status,
                approval.because().orElse(null),
                approval.category().orElse(null),
                true,
                next(status, status == work.template().status() ? work.looks() : 0));
    }

    private static Rounds.Known end(ContentTemplate template, ContentStatus status, @Nullable String because) {
        ContentTemplate.Progress before = template.progress();
        return new Rounds.Known(false, null, status, because, before.categoryGiven(), true, null);
    }

    private static ContentStatus status(Approval.State state) {
        return switch (state) {
            case UNSUBMITTED, SUBMITTED -> ContentStatus.SUBMITTED;
            case APPROVED -> ContentStatus.APPROVED;
            case REJECTED -> ContentStatus.REJECTED;
            case PAUSED -> ContentStatus.PAUSED;
            case DISABLED -> ContentStatus.DISABLED;
        };
    }

    private static Duration next(ContentStatus status, int looks) {
        return switch (status) {
            case DRAFT, SUBMITTED -> backingOff(looks);
            case APPROVED, PAUSED -> WHILE_IN_USE;
            case REJECTED, DISABLED -> AFTER_THE_END;
        };
    }

    private static Duration backingOff(int looks) {
        Duration doubled = SHORTEST.multipliedBy(1L << Math.min(looks, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    private void tell(ContentTemplate template, Rounds.Known known) {
        ContentTemplate.Words words = template.words();
        if (known.status() != template.status()) {
            meters.counter(
                            "smartqueue.content.changes",
                            "status",
                            known.status().code())
                    .increment();
            log.atLevel(known.status().isStopped() ? Level.WARN : Level.INFO)
                    .log(
                            "content template {} ({}) is {}",
                            words.name(),
                            words.language(),
                            known.status().code());
        }
        String category = known.category();
        if (category != null
                && !category.equals(words.category().code())
                && !Objects.equals(category, template.progress().categoryGiven())) {
            meters.counter("smartqueue.content.changes", "status", "other_category")
                    .increment();
            log.warn(
                    "content template {} ({}) is charged as {}, not as {}",
                    words.name(),
                    words.language(),
                    category,
                    words.category().code());
        }
    }
}
