package io.smartqueue.channel.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * The mail server of this installation.
 *
 * @param trusted instead of the JVM's authorities
 */
record MailServer(
        SmtpUrl url,
        SenderAddress from,
        Optional<TrustedCertificates> trusted,
        Duration connectTimeout,
        Duration responseTimeout) {

    /** Below the lease of a message less what may pass before its attempt begins. */
    static final Duration WHOLE_ATTEMPT = Duration.ofSeconds(15);

    Session session(Deadline sockets) {
        Properties wanted = new Properties();
        wanted.put("mail.smtp.socketFactory", sockets);
        wanted.put("mail.smtp.socketFactory.fallback", "false");
        wanted.put("mail.smtp.connectiontimeout", millis(connectTimeout));
        wanted.put("mail.smtp.timeout", millis(responseTimeout));
        wanted.put("mail.smtp.quitwait", "false");
        wanted.put("mail.smtp.auth", String.valueOf(url.login().isPresent()));
        wanted.put("mail.smtp.from", from.address());
        // What this machine calls itself, no mail server asks for.
        wanted.put("mail.smtp.localhost", from.domain());
        wanted.put("mail.smtp.ssl.enable", String.valueOf(url.tlsAtOnce()));
        wanted.put("mail.smtp.ssl.checkserveridentity", "true");
        wanted.put("mail.smtp.starttls.enable", "true");
        // A password never leaves in the clear.
        wanted.put(
                "mail.smtp.starttls.required",
                String.valueOf(!url.tlsAtOnce() && url.login().isPresent()));
        trusted.ifPresent(own -> wanted.put("mail.smtp.ssl.socketFactory", new TlsInTime(own.sockets(), sockets)));
        return Session.getInstance(wanted);
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    SMTPTransport transport(Session session) {
        return new SMTPTransport(session, new URLName("smtp", url.host(), url.port(), null, null, null));
    }

    void connect(SMTPTransport transport) throws MessagingException {
        transport.connect(
                url.host(),
                url.port(),
                url.login().map(SmtpUrl.Login::user).orElse(null),
                url.login().map(login -> login.password().value()).orElse(null));
    }
}
