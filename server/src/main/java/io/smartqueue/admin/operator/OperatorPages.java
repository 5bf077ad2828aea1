package io.smartqueue.admin.operator;

import io.smartqueue.admin.message.SenderLine;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.notification.dispatch.Backlog;
import io.smartqueue.settings.Finding;
import io.smartqueue.web.paging.PageRequest;
import java.util.List;
import java.util.stream.Stream;

/** The models of the pages. */
public final class OperatorPages {

    private OperatorPages() {}

    public record Organisations(OperatorFrame desk, Listing<OrganisationUse> list) {

        public List<Choice> states() {
            return Stream.of("active", "suspended")
                    .map(state -> new Choice(state, desk.sheet().words().say("operator.state." + state)))
                    .toList();
        }

        public boolean isMore(long messages) {
            return messages >= PageRequest.MOST_COUNTED;
        }
    }

    public record Senders(OperatorFrame desk, List<SenderLine> senders) {}

    /** @param findings none before it has looked */
    public record Doctor(OperatorFrame desk, List<Finding> findings, boolean hasLooked) {

        public long count(Finding.Verdict verdict) {
            return findings.stream()
                    .filter(finding -> finding.verdict() == verdict)
                    .count();
        }

        /** What is wrong stands first. */
        public List<Finding> sorted() {
            return findings.stream()
                    .sorted((one, other) -> other.verdict().compareTo(one.verdict()))
                    .toList();
        }

        /** The mark of a state of the line that has the same shape. */
        public String mark(Finding finding) {
            return switch (finding.verdict()) {
                case RIGHT -> "completed";
                case NOTE -> "waiting";
                case WRONG -> "problem";
            };
        }
    }

    /** @param held since a backup was restored */
    public record Waiting(OperatorFrame desk, List<Backlog.Lane> lanes, long held) {

        public long minutes(Backlog.Lane lane) {
            return Math.round(lane.oldestSeconds() / 60);
        }
    }
}
