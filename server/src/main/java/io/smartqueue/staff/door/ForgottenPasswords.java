package io.smartqueue.staff.door;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Messages;
import io.smartqueue.security.signin.Accounts;
import io.smartqueue.staff.door.AccountMail.Letter;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Another password for whoever can read the mail of an account's address. */
@Component
class ForgottenPasswords {

    private final Accounts accounts;
    private final OwnPasswords passwords;
    private final ResetTokens resets;
    private final AccountMail mail;
    private final TransactionTemplate transaction;

    ForgottenPasswords(
            Accounts accounts,
            OwnPasswords passwords,
            ResetTokens resets,
            AccountMail mail,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.resets = resets;
        this.mail = mail;
        this.transaction = transaction;
    }

    boolean canBeMailed() {
        return mail.isOn();
    }

    /**
     * Sends a letter where there is such an account, and says nothing about it where there is none.
     *
     * @throws Refusal where this installation sends no mail
     */
    void ask(String email, Messages words) {
        if (!mail.isOn()) {
            throw Refusal.conflict(
                    "no_mail",
                    "This installation sends no e-mail. Somebody who administers your organisation gives you a"
                            + " one-time password.");
        }
        accounts.findOwned(email)
                .flatMap(resets::issue)
                .ifPresent(token -> mail.send(letter(Accounts.normal(email), token, words)));
    }

    private Letter letter(String recipient, String token, Messages words) {
        return new Letter(
                recipient,
                words.say("forgot.letter.subject"),
                words.say(
                        "forgot.letter.body",
                        "link",
                        mail.link("/reset?token=" + token),
                        "minutes",
                        ResetTokens.LIFE.toMinutes()),
                ResetTokens.LIFE);
    }

    boolean isGood(String token) {
        return resets.find(token).isPresent();
    }

    /**
     * Ends every session of the account and forgets the devices it knows, since somebody else may have had the old
     * password. Not in one transaction, because hashing takes a tenth of a second.
     *
     * @throws Refusal for a password that breaks the rules, and for a token that is spent or too old
     */
    void reset(String token, String password) {
        UUID account = resets.find(token).orElseThrow(ForgottenPasswords::spent);
        String hash = passwords.hash(account, password);
        transaction.executeWithoutResult(now -> {
            if (!resets.spend(token).equals(Optional.of(account))) {
                throw spent();
            }
            passwords.replace(account, hash);
        });
    }

    private static Refusal spent() {
        return Refusal.of(
                Refusal.Kind.INVALID,
                "token_spent",
                "This link was used already or is older than half an hour. Ask for another letter.");
    }
}
