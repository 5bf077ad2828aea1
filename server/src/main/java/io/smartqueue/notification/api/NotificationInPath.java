package io.smartqueue.notification.api;

import io.smartqueue.notification.Notifications;
import io.smartqueue.staff.PathThing;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class NotificationInPath implements PathThing {

    private final Notifications notifications;

    NotificationInPath(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public String collection() {
        return "notifications";
    }

    @Override
    public Optional<Place> find(UUID id) {
        return notifications.place(id);
    }
}
