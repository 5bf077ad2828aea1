package io.smartqueue.twiliosandbox.inbound;

import io.smartqueue.twiliosandbox.account.Account;
import io.smartqueue.twiliosandbox.account.Recipients;
import io.smartqueue.twiliosandbox.account.Standing.OptOut;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Senders;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What Twilio does of itself when a phone writes: opting out and in by SMS, joining and leaving on WhatsApp. */
final class TwilioItself {
    private final Account account;
    private final Senders senders;

    TwilioItself(Account account, Senders senders) {
        this.account = account;
        this.senders = senders;
    }

    /**
     * @param keyword null for words that mean nothing to Twilio
     * @param reply null if Twilio does not answer
     * @param forwarded whether the customer's server is told
     * @param optOutType as the customer's server reads it, null if it is not told that Twilio has acted
     */
    record Reaction(
            @Nullable String keyword,
            @Nullable String reply,
            boolean forwarded,
            @Nullable String optOutType) {
        private static final Reaction NONE = new Reaction(null, null, true, null);

        private static Reaction only(String keyword, String reply) {
            return new Reaction(keyword, reply, false, null);
        }
    }

    Reaction to(Said said, Address sender, Instant now) {
        if (said.pressed() != null || !said.media().isEmpty()) {
            return Reaction.NONE;
        }
        return switch (sender.channel()) {
            case SMS -> onSms(said.from(), sender, said.body());
            case WHATSAPP ->
                sender.equals(senders.whatsapp()) ? onWhatsApp(said.from(), said.body(), now) : Reaction.NONE;
        };
    }

    boolean hasOptedOut(Address phone, Address sender) {
        return account.standing().recipients().hasOptedOut(phone, sender);
    }

    private Reaction onSms(Address phone, Address sender, String body) {
        Optional<Keyword> said = Keyword.of(body, sender);
        OptOut handling = account.standing().optOut();
        if (said.isEmpty() || handling == OptOut.NONE) {
            return Reaction.NONE;
        }
        Keyword keyword = said.get();
        boolean wasOut = hasOptedOut(phone, sender);
        boolean answered = switch (keyword) {
            case STOP -> {
                change(recipients -> recipients.optOut(phone, sender));
                yield !wasOut;
            }
            case START -> {
                change(recipients -> recipients.optIn(phone, sender));
                yield wasOut;
            }
            case HELP -> !wasOut;
        };
        return new Reaction(
                keyword.name(),
                answered ? keyword.reply() : null,
                true,
                handling == OptOut.ADVANCED ? keyword.name() : null);
    }

    private Reaction onWhatsApp(Address phone, String body, Instant now) {
        String words = body.strip().toLowerCase(Locale.ROOT);
        boolean isMember = account.standing().recipients().isMember(phone, now);
        if (words.equals(account.joinWords())) {
            change(recipients -> recipients.join(phone, now));
            return Reaction.only(
                    "JOIN",
                    "Twilio Sandbox: ✅ You are all set! The sandbox can now send and receive messages. Reply stop to"
                            + " leave it.");
        }
        if (!isMember) {
            return Reaction.only(
                    "NOT_JOINED",
                    "Twilio Sandbox: ❌ Your number is not connected to a sandbox. Reply join and the sandbox's two"
                            + " words.");
        }
        if (words.equals("stop") && !account.standing().recipients().isOpen()) {
            change(recipients -> recipients.leave(phone));
            return Reaction.only("LEAVE", "Twilio Sandbox: You have left the sandbox.");
        }
        return Reaction.NONE;
    }

    private void change(UnaryOperator<Recipients> change) {
        account.change(now -> now.with(change.apply(now.recipients())));
    }
}
