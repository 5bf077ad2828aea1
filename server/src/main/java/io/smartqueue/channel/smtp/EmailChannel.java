package io.smartqueue.channel.smtp;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.ChannelSender;
import io.smartqueue.channel.DeliveryStatus;
import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.channel.Search;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.customer.Medium;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** E-mail through the server of the settings, if there is one. */
final class EmailChannel implements Channel {

    private static final Logger log = LoggerFactory.getLogger(EmailChannel.class);

    private final Line line;
    private final InstantSource clock;

    /** What is needed to send, or why it is off. */
    sealed interface Line {

        record On(MailServer server, BigDecimal ratePerSecond) implements Line {}

        record Off(String because) implements Line {}
    }

    EmailChannel(Line line, InstantSource clock) {
        this.line = line;
        this.clock = clock;
    }

    @Override
    public Medium medium() {
        return Medium.EMAIL;
    }

    @Override
    public Optional<String> offBecause() {
        return line instanceof Line.Off off ? Optional.of(off.because()) : Optional.empty();
    }

    @Override
    public Optional<ChannelSender> sender() {
        return line instanceof Line.On on
                ? Optional.of(new ChannelSender(
                        on.server().from().address(), on.server().url().toString(), on.ratePerSecond()))
                : Optional.empty();
    }

    @Override
    public SendOutcome send(OutboundMessage message) {
        return switch (line) {
            case Line.Off off -> new SendOutcome.Refused("channel_off", off.because());
            case Line.On on ->
                Mailbox.of(message.recipient())
                        .map(to -> send(message, to, on.server()))
                        .orElseGet(() -> new SendOutcome.Refused(
                                "5.1.3", "No mail server takes such an address of a recipient."));
        };
    }

    private SendOutcome send(OutboundMessage message, InternetAddress to, MailServer server) {
        try (Deadline deadline = Deadline.in(MailServer.WHOLE_ATTEMPT)) {
            Session session = server.session(deadline);
            Letter letter = letter(message, to, server, session);
            SMTPTransport transport = server.transport(session);
            try {
                return hand(letter, to, transport, server);
            } finally {
                close(transport);
            }
        }
    }

    private Letter letter(OutboundMessage message, InternetAddress to, MailServer server, Session session) {
        try {
            return Letter.of(message, to, server.from(), session, clock.instant());
        } catch (MessagingException impossible) {
            throw new IllegalStateException("no mail can be made of " + message, impossible);
        }
    }

    private static SendOutcome hand(Letter letter, InternetAddress to, SMTPTransport transport, MailServer server) {
        try {
            server.connect(transport);
        } catch (MessagingException failure) {
            return Replies.beforeTheMessage(failure, transport.getLastServerResponse());
        }
        try {
            transport.sendMessage(letter, new InternetAddress[] {to});
            return new SendOutcome.Accepted(letter.messageId(), DeliveryStatus.SENT);
        } catch (MessagingException failure) {
            return Replies.toTheMessage(failure, letter.begun());
        }
    }

    static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException broken) {
            log.debug("the connection to the mail server was broken when it was to be closed");
        }
    }

    /** SMTP has no question for what became of a message. */
    @Override
    public Search search(OutboundMessage message, Duration sinceAttempt) {
        return new Search.Impossible("A mail server cannot be asked for it.");
    }

    @Override
    public boolean canBeSearched() {
        return false;
    }

    @Override
    public boolean tellsOfDelivery() {
        return false;
    }

    @Override
    public Optional<String> remedy(String code) {
        return ReplyAdvice.of(code);
    }

    @Override
    public Set<String> errorCodes() {
        return ReplyAdvice.CODES;
    }
}
