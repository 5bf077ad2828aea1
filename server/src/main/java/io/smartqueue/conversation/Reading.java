package io.smartqueue.conversation;

import io.smartqueue.channel.InboundMessage;
import io.smartqueue.conversation.words.Keyword;
import io.smartqueue.conversation.words.Said;
import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.customer.suppression.SenderStops;
import io.smartqueue.customer.suppression.Suppressions;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a message asks for: in the provider's own words of stopping, else in ours. */
@Component
class Reading {

    private final Vocabulary vocabulary;
    private final SenderStops stops;
    private final Suppressions suppressions;

    Reading(Vocabulary vocabulary, SenderStops stops, Suppressions suppressions) {
        this.vocabulary = vocabulary;
        this.stops = stops;
        this.suppressions = suppressions;
    }

    Optional<Said> of(InboundMessage message) {
        Optional<Said> ours = message.button().flatMap(vocabulary::pressed).or(() -> vocabulary.read(message.body()));
        return message.optOut()
                .flatMap(word -> Keyword.find(word.word()))
                .filter(keyword -> message.isAnswered() || keyword != Keyword.START || isStopped(message))
                .map(keyword -> new Said(Optional.of(keyword), "", ours.flatMap(Said::language)))
                .or(() -> ours);
    }

    // A "yes" of somebody who has stopped nothing answers something else.
    private boolean isStopped(InboundMessage message) {
        return message.isToOwnSender()
                ? message.organisations().stream().map(TenantId::new).anyMatch(owner -> isStopped(owner, message))
                : stops.isStopped(message.medium(), message.from());
    }

    private boolean isStopped(TenantId owner, InboundMessage message) {
        return CurrentTenant.call(owner, () -> suppressions.of(message.medium(), message.from()))
                .filter(Reason.STOP::equals)
                .isPresent();
    }
}
