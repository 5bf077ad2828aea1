package io.smartqueue.conversation;

import io.smartqueue.channel.InboundMessage;
import io.smartqueue.conversation.words.Keyword;
import io.smartqueue.conversation.words.Said;
import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.customer.suppression.SenderStops;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a message asks for: in the provider's own words of stopping, else in ours. */
@Component
class Reading {

    private final Vocabulary vocabulary;
    private final SenderStops stops;

    Reading(Vocabulary vocabulary, SenderStops stops) {
        this.vocabulary = vocabulary;
        this.stops = stops;
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
        return stops.isStopped(message.medium(), message.from());
    }
}
