package io.smartqueue.command.message;

import io.smartqueue.channel.Channel;
import io.smartqueue.customer.Medium;
import java.util.Optional;
import org.springframework.context.ApplicationContext;

/** The channels that this installation has. */
final class ConfiguredChannels {

    private ConfiguredChannels() {}

    static Channel of(ApplicationContext program, Medium medium) {
        return program.getBeanProvider(Channel.class).stream()
                .filter(channel -> channel.medium() == medium)
                .findFirst()
                .orElseThrow();
    }

    static Optional<String> remedy(ApplicationContext program, String code) {
        return program.getBeanProvider(Channel.class).stream()
                .flatMap(channel -> channel.remedy(code).stream())
                .findFirst();
    }
}
