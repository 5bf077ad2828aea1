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
import java.util.stream.Stream;
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
        List<TenantId> owners = correspondence.lastFirst(
                message.organisations().stream().map(TenantId::new).toList(), message.medium(), message.from());
        Optional<JoinCodes.Place> place =
                read.flatMap(this::place).filter(found -> owners.isEmpty() || owners.contains(found.tenant()));
        Optional<Said> said = read.filter(words -> place.isPresent() || !isPoliteWord(words))
                .map(words -> place.isPresent() && words.keyword().isEmpty()
                        ? new Said(Optional.of(Keyword.TAKE), words.name(), words.language())
                        : words);
        List<TenantId> written = owners.isEmpty() ? correspondence.with(message.medium(), message.from()) : owners;
        List<TenantId> known = written.stream().filter(this::isOpen).toList();
        Optional<Correspondence.Written> ours =
                ours(message).filter(found -> owners.isEmpty() || owners.contains(found.tenant()));
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
            return toStranger(message, said);
        }
        boolean isNew = CurrentTenant.call(
                organisation.get(),
                () -> Objects.requireNonNull(transaction.execute(begun -> answered(message, said, ours))));
        if (isNew) {
            alsoElsewhere(
                    message,
                    said,
                    known.stream()
                            .filter(other -> !other.equals(organisation.get()))
                            .toList());
        }
        return Optional.empty();
    }

    private Optional<String> toStranger(InboundMessage message, Optional<Said> said) {
        Replies.ToStranger reply = Objects.requireNonNull(transaction.execute(begun -> {
            correspondence.heard(message);
            return replies.toStranger(message, said);
        }));
        if (reply.isNew()) {
            alsoElsewhere(message, said, List.of());
        }
        return reply.words();
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
            correspondence.heard(message);
            correspondence.writing(message);
        }
        return isNew;
    }

    /**
     * The other organisations that wrote to this address from the same sender see the stop in their lists too; also
     * those that have a sender of their own by now, for which the list alone counts.
     */
    private void alsoElsewhere(InboundMessage message, Optional<Said> said, List<TenantId> others) {
        if (!Objects.equals(said.flatMap(Said::keyword).orElse(null), Keyword.STOP)) {
            return;
        }
        Stream.concat(others.stream(), correspondence.moved(message).stream())
                .distinct()
                .forEach(other -> CurrentTenant.run(
                        other, () -> transaction.executeWithoutResult(begun -> replies.noteStop(message))));
    }
}
