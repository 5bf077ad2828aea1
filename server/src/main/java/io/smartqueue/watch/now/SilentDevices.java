package io.smartqueue.watch.now;

import io.smartqueue.display.Screens;
import io.smartqueue.notification.sender.Senders;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.watch.now.Watched.ParkedSender;
import io.smartqueue.watch.now.Watched.SilentScreen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Screens that ask for nothing, and addresses from which nothing leaves. */
@Component
class SilentDevices {

    private final Screens screens;
    private final Senders senders;

    SilentDevices(Screens screens, Senders senders) {
        this.screens = screens;
        this.senders = senders;
    }

    List<SilentScreen> screens(Map<UUID, Watched.Place> places, Instant now) {
        if (places.isEmpty()) {
            return List.of();
        }
        return screens.silent(places.keySet(), now).stream()
                .map(screen -> new SilentScreen(
                        screen.id(),
                        screen.name(),
                        Objects.requireNonNull(places.get(screen.site().id())),
                        screen.lastSeenAt()))
                .toList();
    }

    List<ParkedSender> senders() {
        return senders.of(CurrentTenant.get()).stream()
                .flatMap(sender -> sender.parked().stream()
                        .map(because -> new ParkedSender(
                                sender.medium().code(), sender.address(), because.since(), because.message())))
                .toList();
    }
}
