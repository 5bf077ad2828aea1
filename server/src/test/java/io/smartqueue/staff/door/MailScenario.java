package io.smartqueue.staff.door;

import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.channel.smtp.RealMailServer;
import io.smartqueue.channel.smtp.RealMailServer.Received;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An installation that sends letters about accounts; one mail server for all tests of it. */
@DatabaseTest
public abstract class MailScenario {

    protected static final RealMailServer MAIL = RealMailServer.withStartTls();

    @Autowired
    protected Organisations organisations;

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    static void useTheMailServer(DynamicPropertyRegistry settings) {
        settings.add("smtp.url", () -> MAIL.url("smtp"));
        settings.add("smtp.from", () -> "Queue <no-reply@queue.example>");
        settings.add("smtp.ca-file", () -> MAIL.authority().toString());
        settings.add("public.base-url", () -> "http://queue.example");
    }

    protected static List<Received> letters(String email, int count) {
        return Await.until(Duration.ofSeconds(30), () -> MAIL.to(email), received -> received.size() == count);
    }

    protected static String words(Received letter) throws Exception {
        var mail = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(letter.text().getBytes(StandardCharsets.UTF_8)));
        return mail.getContent().toString();
    }
}
