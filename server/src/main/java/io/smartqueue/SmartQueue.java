package io.smartqueue;

import io.smartqueue.command.Commands;
import io.smartqueue.settings.Launch;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class SmartQueue {

    public static void main(String[] arguments) {
        if (Commands.isServe(arguments)) {
            Launch.run(new SpringApplication(SmartQueue.class), arguments);
        } else {
            var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            System.exit(Commands.run(out, err, arguments));
        }
    }

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    /** What is done every hour is done by the server, not by each command beside it. */
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ConditionalOnWebApplication
    static class EveryHour {}
}
