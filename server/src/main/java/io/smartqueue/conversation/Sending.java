package io.smartqueue.conversation;

import io.smartqueue.conversation.talk.Person;
import io.smartqueue.conversation.talk.TalkState;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.content.OwnLists;
import io.smartqueue.notification.outbox.Letter;
import io.smartqueue.notification.outbox.Outbox;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sends answers to those who have just written. */
@Component
class Sending {

    private final Outbox outbox;
    private final OwnLists lists;
    private final TalkState state;

    Sending(Outbox outbox, OwnLists lists, TalkState state) {
        this.outbox = outbox;
        this.lists = lists;
        this.state = state;
    }

    /**
     * @param list that says the same with entries to press
     * @return empty also for who has been answered too often in an hour
     */
    Optional<UUID> send(Person person, String words, Optional<UUID> list) {
        if (!state.mayBeAnswered(person)) {
            return Optional.empty();
        }
        Optional<UUID> message = outbox.add(new Letter(
                person.medium(),
                NotificationEvent.CUSTOM,
                Optional.empty(),
                person.address(),
                Letter.Words.of(words),
                Letter.Departure.answering(person.message())));
        message.ifPresent(id -> list.ifPresent(content -> lists.attach(id, content)));
        return message;
    }
}
