package io.smartqueue.channel.smtp;

import io.smartqueue.channel.SendOutcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt has led to. The class of the answer decides, because it shows whether the server has the message
 * (RFC 5321 §4.2.1). What single codes mean is data (the error rules).
 */
final class Replies {

    /** The reply code, then perhaps the enhanced one of RFC 3463, which says more. */
    private static final Pattern REPLY = Pattern.compile(
            "\\s*(?<code>[245][0-9]{2})[ -]?(?:(?<enhanced>[245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b)?.*", Pattern.DOTALL);

    private static final Pattern MAILBOX = Pattern.compile("[^\\s<>()\\[\\],;:\"@]+@[^\\s<>()\\[\\],;:\"]+");
    private static final int LONGEST_WORDS = 300;

    /** What the server said. */
    private record Reply(int code, String name, String words) {

        static Optional<Reply> of(@Nullable String text) {
            Matcher reply = REPLY.matcher(text == null ? "" : text);
            if (!reply.matches()) {
                return Optional.empty();
            }
            String enhanced = reply.group("enhanced");
            return Optional.of(new Reply(
                    Integer.parseInt(reply.group("code")),
                    enhanced == null ? "smtp_" + reply.group("code") : enhanced,
                    masked(reply.group())));
        }

        boolean isTemporary() {
            return code / 100 == 4;
        }

        /** RFC 4954 §6: no or a wrong password, or a connection that may not carry one. */
        boolean isAboutOurLogin() {
            return code == 530 || code == 534 || code == 535 || code == 538;
        }

        /** Without the enhanced code, which stands for a refused recipient elsewhere: 5.7.1 for example. */
        String ofLogin() {
            return "smtp_" + code;
        }
    }

    private Replies() {}

    /**
     * Nothing of a message has left yet.
     *
     * @param last the server's last line, if there was one
     */
    static SendOutcome beforeTheMessage(MessagingException failure, @Nullable String last) {
        Optional<Reply> reply =
                Reply.of(failure instanceof AuthenticationFailedException ? failure.getMessage() : last);
        if (reply.filter(one -> one.code() >= 400).isPresent()) {
            Reply said = reply.get();
            return said.isTemporary()
                    ? new SendOutcome.TryLater(said.name(), said.words(), Optional.empty())
                    : new SendOutcome.Parked(said.isAboutOurLogin() ? said.ofLogin() : "smtp_greeting", said.words());
        }
        if (isAboutTls(failure)) {
            return new SendOutcome.Parked("smtp_tls", "No connection with TLS: " + inWords(failure));
        }
        return failure instanceof AuthenticationFailedException
                ? new SendOutcome.Parked("smtp_535", "The mail server refused our login: " + inWords(failure))
                : unreachable(failure);
    }

    private static SendOutcome unreachable(MessagingException failure) {
        return new SendOutcome.TryLater(
                "unreachable", "The mail server could not be reached: " + inWords(failure), Optional.empty());
    }

    private static boolean isAboutTls(MessagingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException
                    || String.valueOf(cause.getMessage()).startsWith("STARTTLS is required")) {
                return true;
            }
        }
        return false;
    }

    /** @param begun whether words of the message have left */
    static SendOutcome toTheMessage(MessagingException failure, boolean begun) {
        Optional<Reply> reply = reply(failure);
        if (reply.isEmpty()) {
            return begun
                    ? new SendOutcome.Unknown(
                            "no_answer", "The mail server did not say whether it took the message: " + inWords(failure))
                    : unreachable(failure);
        }
        Reply said = reply.get();
        if (said.isTemporary()) {
            return new SendOutcome.TryLater(said.name(), said.words(), Optional.empty());
        }
        if (said.isAboutOurLogin()) {
            return new SendOutcome.Parked(said.ofLogin(), said.words());
        }
        return isAboutOurAddress(failure)
                ? new SendOutcome.Parked("smtp_from", said.words())
                : new SendOutcome.Refused(said.name(), said.words());
    }

    /** What was said of the recipient tells more than what was said in the end. */
    private static Optional<Reply> reply(MessagingException failure) {
        Optional<Reply> found = Optional.empty();
        for (Exception one = failure; one instanceof MessagingException next; one = next.getNextException()) {
            if (one instanceof SMTPAddressFailedException recipient) {
                return answered(recipient.getReturnCode(), recipient.getMessage());
            }
            if (one instanceof SMTPSendFailedException sending && found.isEmpty()) {
                found = answered(sending.getReturnCode(), sending.getMessage());
            }
        }
        return found;
    }

    private static Optional<Reply> answered(int code, @Nullable String words) {
        return code < 400
                ? Optional.empty()
                : Reply.of(words).or(() -> Optional.of(new Reply(code, "smtp_" + code, masked(String.valueOf(words)))));
    }

    private static boolean isAboutOurAddress(MessagingException failure) {
        for (Exception one = failure; one instanceof MessagingException next; one = next.getNextException()) {
            if (one instanceof SMTPSendFailedException sending
                    && String.valueOf(sending.getCommand()).startsWith("MAIL")) {
                return true;
            }
        }
        return false;
    }

    static String inWords(MessagingException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return masked(cause.getClass().getSimpleName() + ", " + cause.getMessage());
    }

    /** Servers repeat the recipient in their answers; we must not. */
    static String masked(String text) {
        String oneLine = text.strip().replaceAll("\\s+", " ");
        String hidden = MAILBOX.matcher(oneLine).replaceAll(found -> mask(found.group()));
        return hidden.length() <= LONGEST_WORDS ? hidden : hidden.substring(0, LONGEST_WORDS) + "…";
    }

    private static String mask(String mailbox) {
        return Matcher.quoteReplacement(mailbox.charAt(0) + "•••" + mailbox.substring(mailbox.indexOf('@')));
    }
}
