package io.smartqueue.admin.message;

import io.smartqueue.notification.dispatch.Backlog;
import io.smartqueue.notification.sender.Sender;
import io.smartqueue.notification.sender.Senders;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Right;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The senders as a person may see them: the operator all, others those in use with what waits of their own. */
@Component
public class SenderLines {

    private final Senders senders;
    private final Backlog backlog;

    SenderLines(Senders senders, Backlog backlog) {
        this.senders = senders;
        this.backlog = backlog;
    }

    public List<SenderLine> of(Principal principal) {
        Collection<Sender> used = Stream.concat(senders.current().values().stream(), senders.own().stream())
                .toList();
        List<Backlog.Lane> waiting = backlog.of(principal);
        return senders.all().stream()
                .map(sender -> line(sender, used, waiting))
                .filter(line -> principal.operator() || line.isUsed() && isOf(principal, line.sender()))
                .toList();
    }

    /** The own sender of another organisation is nobody's business, nor that of one where the person only serves. */
    private static boolean isOf(Principal principal, Sender sender) {
        return sender.owner()
                .map(owner -> principal.may(Right.SEE_SENDERS, owner))
                .orElse(true);
    }

    private static SenderLine line(Sender sender, Collection<Sender> used, List<Backlog.Lane> waiting) {
        boolean isUsed = used.stream().anyMatch(one -> one.id().equals(sender.id()));
        return new SenderLine(
                sender,
                isUsed,
                waiting.stream()
                        .filter(lane -> isUsed && lane.medium() == sender.medium())
                        .toList());
    }
}
