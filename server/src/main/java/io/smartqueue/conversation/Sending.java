package io.smartqueue.conversation;

import io.smartqueue.conversation.talk.Person;
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

    Sending(Outbox outbox, OwnLists lists) {
        this.outbox = outbox;
        this.lists = lists;
    }

    /** @param list that says the same with entries to press */
    Optional<UUID> send(Person person, String words, Optional<UUID> list) {
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
