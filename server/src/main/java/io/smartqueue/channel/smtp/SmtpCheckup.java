package io.smartqueue.channel.smtp;

import io.smartqueue.channel.SendOutcome;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Begins a message to nobody: connects, signs in, gives our address, and takes it back. */
@Component
@Order(590)
class SmtpCheckup implements Checkup {

    private static final String TOPIC = "smtp";

    /** Shorter than when sending, because an operator waits at the terminal. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SmtpSettings settings;

    SmtpCheckup(SmtpSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Finding> examine() {
        Optional<MailServer> server = settings.server();
        return List.of(
                server.isPresent()
                        ? look(server.get())
                        : Finding.note(
                                TOPIC,
                                "E-mail is off: " + settings.offBecause().orElse(""),
                                "To send e-mail set SMTP_URL and SMTP_FROM; .env.example explains them."));
    }

    private static Finding look(MailServer server) {
        try (Deadline deadline = Deadline.in(PATIENCE)) {
            SMTPTransport transport = server.transport(server.session(deadline));
            try {
                server.connect(transport);
                return ask(server, transport);
            } catch (MessagingException failure) {
                return refused(server, Replies.beforeTheMessage(failure, transport.getLastServerResponse()));
            } finally {
                EmailChannel.close(transport);
            }
        }
    }

    private static Finding ask(MailServer server, SMTPTransport transport) throws MessagingException {
        int answer = transport.simpleCommand("MAIL FROM:<" + server.from().address() + ">");
        if (answer != 250) {
            return wrong(server, Replies.masked(transport.getLastServerResponse()), ReplyAdvice.of("smtp_from"));
        }
        transport.simpleCommand("RSET");
        String how = transport.isSSL() ? "encrypted" : "not encrypted";
        String who = server.url().login().isPresent() ? "signed in" : "without a login";
        return Finding.right(
                TOPIC, server.url() + " takes mail from " + server.from().address() + ": " + how + ", " + who + ".");
    }

    private static Finding refused(MailServer server, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Parked parked ->
                wrong(server, parked.code() + ": " + parked.message(), ReplyAdvice.of(parked.code()));
            case SendOutcome.TryLater later ->
                wrong(
                        server,
                        later.message(),
                        ReplyAdvice.of(later.code())
                                .or(() -> Optional.of("Check the host and the port in SMTP_URL, and this machine's"
                                        + " way to the network: many networks close port 25.")));
            case SendOutcome.Accepted accepted -> throw new IllegalStateException("nothing was sent");
            case SendOutcome.Refused refused -> wrong(server, refused.message(), ReplyAdvice.of(refused.code()));
            case SendOutcome.Unknown unknown -> wrong(server, unknown.message(), Optional.empty());
        };
    }

    private static Finding wrong(MailServer server, String words, Optional<String> remedy) {
        return Finding.wrong(
                TOPIC,
                server.url() + " takes no mail from " + server.from().address() + ": " + words,
                remedy.orElse("Ask whoever runs the mail server what this answer means."));
    }
}
