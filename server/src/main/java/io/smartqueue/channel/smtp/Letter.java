package io.smartqueue.channel.smtp;

import io.smartqueue.channel.OutboundMessage;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A message as mail. Its Message-ID follows from ours, so that a second attempt has the same one and mailboxes can see
 * that it is the same message.
 */
final class Letter extends MimeMessage {

    /** What would end a header, or begin another one. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private static final int LONGEST_SUBJECT = 200;
    private static final int SUBJECT_OF_A_BODY = 70;

    private final String messageId;
    private boolean begun;

    private Letter(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static Letter of(OutboundMessage message, InternetAddress to, SenderAddress from, Session session, Instant now)
            throws MessagingException {
        Letter letter = new Letter(session, id(message.id(), from));
        letter.setFrom(from.mailbox());
        letter.setRecipient(Message.RecipientType.TO, to);
        letter.setSubject(subject(message), StandardCharsets.UTF_8.name());
        letter.setHeader("Date", DATE.format(now.atOffset(ZoneOffset.UTC)));
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setHeader("X-Auto-Response-Suppress", "All");
        if (message.stopAt().isPresent()) {
            letter.setHeader(
                    "List-Unsubscribe",
                    "<" + CONTROLS.matcher(message.stopAt().get()).replaceAll("") + ">");
        }
        letter.setText(message.body(), StandardCharsets.UTF_8.name());
        letter.saveChanges();
        return letter;
    }

    static String id(UUID message, SenderAddress from) {
        return message + "@" + from.domain();
    }

    /** Words that were written for channels without a subject begin with what they are about. */
    private static String subject(OutboundMessage message) {
        String subject = oneLine(message.subject());
        return subject.isEmpty()
                ? shortened(oneLine(message.body().strip().lines().findFirst().orElse("")), SUBJECT_OF_A_BODY)
                : shortened(subject, LONGEST_SUBJECT);
    }

    private static String oneLine(String text) {
        return CONTROLS.matcher(text).replaceAll(" ").strip();
    }

    private static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).strip() + "…";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + messageId + ">");
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        begun = true;
        super.writeTo(out, ignored);
    }

    /** Whether any of it has left, so that without a clear answer the server may have it. */
    boolean begun() {
        return begun;
    }

    String messageId() {
        return messageId;
    }
}
