package io.smartqueue.conversation;

import io.smartqueue.channel.InboundMessage;
import io.smartqueue.channel.Inbox;
import io.smartqueue.conversation.words.Keyword;
import io.smartqueue.conversation.words.Said;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.notification.Correspondence;
import io.smartqueue.queue.JoinCodes;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the organisation of a message: the one to whose own sender it came, else that of the code in it, else that of
 * our message which it answers, else the one that wrote last to this address from our sender. Receipt, act and answer
 * are one transaction, so that what the provider repeats counts once.
 */
@Component
class Conversations implements Inbox {

    private static final Logger log = LoggerFactory.getLogger(Conversations.class);

    private final Reading reading;
    private final JoinCodes codes;
    private final Correspondence correspondence;
    private final Tenants tenants;
    private final Replies replies;
    private final TransactionTemplate transaction;

    Conversations(
            Reading reading,
            JoinCodes codes,
            Correspondence correspondence,
            Tenants tenants,
            Replies replies,
            TransactionTemplate transaction) {
        this.reading = reading;
        this.codes = codes;
        this.correspondence = correspondence;
        this.tenants = tenants;
        this.replies = replies;
        this.transaction = transaction;
    }

    @Override
    public Optional<String> receive(InboundMessage message) {
        Optional<Said> read = reading.of(message);
        Optional<TenantId> owner = message.organisation().map(TenantId::new);
        Optional<JoinCodes.Place> place = read.flatMap(this::place)
                .filter(found -> owner.isEmpty() || owner.get().equals(found.tenant()));
        Optional<Said> said = read.filter(words -> place.isPresent() || !isPoliteWord(words))
                .map(words -> place.isPresent() && words.keyword().isEmpty()
                        ? new Said(Optional.of(Keyword.TAKE), words.name(), words.language())
                        : words);
        List<TenantId> known =
                owner.map(List::of).orElseGet(() -> correspondence.with(message.medium(), message.from())).stream()
                        .filter(this::isOpen)
                        .toList();
        Optional<Correspondence.Written> ours =
                ours(message).filter(found -> owner.isEmpty() || owner.get().equals(found.tenant()));
        Optional<TenantId> organisation = place.map(JoinCodes.Place::tenant)
                .or(() -> ours.map(Correspondence.Written::tenant))
                .or(() -> known.stream().findFirst());
        log.info(
                "a message {} by {} from {} is {}",
                message.providerId(),
                message.medium().code(),
                PhoneNumber.mask(message.from()),
                organisation.isPresent() ? "answered" : "of no organisation");
        if (organisation.isEmpty()) {
            return transaction.execute(begun -> {
                Optional<String> reply = replies.toStranger(message, said);
                heard(message);
                return reply;
            });
        }
        boolean isNew = CurrentTenant.call(
                organisation.get(),
                () -> Objects.requireNonNull(transaction.execute(begun -> answered(message, said, ours))));
        if (isNew) {
            known.stream()
                    .filter(other -> !other.equals(organisation.get()))
                    .forEach(other -> alsoIn(other, message, said));
        }
        return Optional.empty();
    }

    /** Of a name alone, or with the words that take a ticket; with all others it is a ticket's number. */
    private Optional<JoinCodes.Place> place(Said words) {
        return words.name().isEmpty() || words.keyword().orElse(Keyword.TAKE) != Keyword.TAKE
                ? Optional.empty()
                : codes.find(words.name()).filter(found -> isOpen(found.tenant()));
    }

    private boolean isOpen(TenantId organisation) {
        return tenants.findOpen(organisation).isPresent();
    }

    /** Without a word that asks for something, letters alone are no number of a ticket. */
    private static boolean isPoliteWord(Said words) {
        return words.keyword().isEmpty() && words.name().chars().noneMatch(Character::isDigit);
    }

    /** A button belongs to the message that shows it, whoever has written to this address since. */
    private Optional<Correspondence.Written> ours(InboundMessage message) {
        return message.repliedTo()
                .flatMap(id -> correspondence.find(id, message.medium(), message.from()))
                .filter(written -> isOpen(written.tenant()));
    }

    // Their next message may come before the provider has accepted our answer.
    private boolean answered(InboundMessage message, Optional<Said> said, Optional<Correspondence.Written> ours) {
        boolean isNew = replies.to(
                message, said, ours.filter(written -> written.tenant().equals(CurrentTenant.get())));
        if (isNew) {
            heard(message);
            correspondence.writing(message.medium(), message.from());
        }
        return isNew;
    }

    private void heard(InboundMessage message) {
        correspondence.heard(message.medium(), message.from(), message.to(), message.organisation());
    }

    /** The other organisations that wrote to this address see the stop in their lists too. */
    private void alsoIn(TenantId other, InboundMessage message, Optional<Said> said) {
        if (Objects.equals(said.flatMap(Said::keyword).orElse(null), Keyword.STOP)) {
            CurrentTenant.run(other, () -> transaction.executeWithoutResult(begun -> replies.noteStop(message)));
        }
    }
}
