package io.smartqueue.staff.invitation;

import io.smartqueue.channel.SendOutcome;
import io.smartqueue.page.Language;
import io.smartqueue.page.MessageCatalogue;
import io.smartqueue.page.Messages;
import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.staff.door.AccountMail;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sends the letters of invitations, in the language of the organisation. */
@Component
class InvitationMail {

    private static final Logger log = LoggerFactory.getLogger(InvitationMail.class);

    private final OwedLetters letters;
    private final AccountMail mail;
    private final MessageCatalogue catalogue;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Workload.BACKGROUND.threads(
            Thread.ofPlatform().name("invitation-mail").daemon().factory()));

    InvitationMail(OwedLetters letters, AccountMail mail, MessageCatalogue catalogue) {
        this.letters = letters;
        this.mail = mail;
        this.catalogue = catalogue;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void sendAtOnce(OwedLetters.Owed owed) {
        thread.execute(this::sendQuietly);
    }

    @Scheduled(fixedDelayString = "PT10S")
    void sendWhatIsOwed() {
        thread.execute(this::sendQuietly);
    }

    private void sendQuietly() {
        try {
            Optional<OwedLetters.Taken> next = mail.isOn() ? letters.take() : Optional.empty();
            while (next.isPresent()) {
                send(next.get());
                next = letters.take();
            }
        } catch (RuntimeException fault) {
            log.warn("invitations wait to be sent, and are tried again", fault);
        }
    }

    private void send(OwedLetters.Taken letter) {
        switch (mail.deliver(written(letter))) {
            case SendOutcome.Accepted accepted -> letters.sent(letter);
            case SendOutcome.Refused refused -> letters.failed(letter, refused.code());
            // It may have arrived; then the next one says that only its own link works.
            case SendOutcome.Unknown unknown -> letters.later(letter, unknown.code());
            case SendOutcome.TryLater later -> letters.later(letter, later.code());
            case SendOutcome.Parked parked -> letters.later(letter, parked.code());
        }
    }

    private AccountMail.Letter written(OwedLetters.Taken letter) {
        Language language = Language.of(letter.language()).orElse(Language.FR);
        Messages words = catalogue.words(language, ZoneOffset.UTC);
        return new AccountMail.Letter(
                letter.email(),
                words.say("invitation.letter.subject", "organisation", letter.organisation()),
                words.say(
                        "invitation.letter.body",
                        "name",
                        letter.name(),
                        "organisation",
                        letter.organisation(),
                        "role",
                        words.say("staff.role." + letter.role().code()),
                        "days",
                        OwedLetters.LIFE.toDays(),
                        "link",
                        mail.link("/invitation?token=" + letter.secret())),
                Duration.ofHours(1));
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
