package io.smartqueue.admin.operator;

import io.smartqueue.admin.message.SenderLine;
import io.smartqueue.notification.dispatch.Backlog;
import io.smartqueue.settings.Finding;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The models of the pages. */
public final class OperatorPages {

    private OperatorPages() {}

    /** @param typed a part of the name or of the slug */
    public record Organisations(OperatorFrame desk, String typed, PageResult<OrganisationUse> list) {

        /** Of a page of the list. */
        public String page(int number) {
            return desk.address() + "?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + "&page=" + number;
        }

        public boolean isMore(long messages) {
            return messages >= PageRequest.MOST_COUNTED;
        }

        public String range() {
            long first = list.request().offset() + 1;
            return desk.sheet()
                    .words()
                    .say(
                            "admin.range",
                            "first",
                            first,
                            "last",
                            first + list.results().size() - 1,
                            "count",
                            list.count());
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
