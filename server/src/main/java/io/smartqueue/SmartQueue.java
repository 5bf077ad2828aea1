package io.smartqueue;

import io.smartqueue.settings.Launch;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class SmartQueue {

    public static void main(String[] args) {
        Launch.run(new SpringApplication(SmartQueue.class), args);
    }

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }
}
