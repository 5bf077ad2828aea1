package io.smartqueue.channel.smtp;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.QuietRequests;
import io.smartqueue.channel.smtp.EmailChannel.Line;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** E-mail is on or off, which is logged once at the start. */
@Configuration(proxyBeanMethods = false)
class SmtpConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SmtpConfiguration.class);

    @Bean
    Channel emailThroughSmtp(SmtpSettings settings, InstantSource clock) {
        QuietRequests.keep();
        Optional<MailServer> server = settings.server();
        if (server.isEmpty()) {
            String because = settings.offBecause().orElse("");
            log.info("EMAIL is off: {}", because);
            return new EmailChannel(new Line.Off(because), clock);
        }
        log.info(
                "EMAIL is on: {} through {}",
                server.get().from().address(),
                server.get().url());
        return new EmailChannel(new Line.On(server.get(), settings.rate()), clock);
    }
}
