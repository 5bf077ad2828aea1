package io.smartqueue.admin.message;

import io.smartqueue.notification.dispatch.Backlog;
import io.smartqueue.notification.sender.Sender;
import io.smartqueue.notification.sender.Senders;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Principal;
import io.smartqueue.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The senders as the operator and as an organisation may see them. */
@Component
public class SenderLines {

    private final Senders senders;
    private final Backlog backlog;

    SenderLines(Senders senders, Backlog backlog) {
        this.senders = senders;
        this.backlog = backlog;
    }

    /** All, also of earlier settings, with what waits in any organisation. */
    public List<SenderLine> ofAll(Principal operator) {
        return lines(backlog.bySender(operator)).toList();
    }

    /** Those in use that an organisation may see, with what waits of its own. */
    List<SenderLine> of(Caller caller) {
        TenantId organisation = caller.tenant().id();
        return lines(backlog.bySender(organisation))
                .filter(SenderLine::isUsed)
                .filter(line -> line.sender().owner().map(organisation::equals).orElse(true))
                .toList();
    }

    private Stream<SenderLine> lines(Map<UUID, List<Backlog.Lane>> waiting) {
        Set<UUID> used = Stream.concat(senders.current().values().stream(), senders.own().stream())
                .map(Sender::id)
                .collect(Collectors.toSet());
        return senders.all().stream()
                .map(sender -> new SenderLine(
                        sender, used.contains(sender.id()), waiting.getOrDefault(sender.id(), List.of())));
    }
}
