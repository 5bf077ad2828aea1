package io.smartqueue.notification.held;

import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Reminds the operator of messages that wait since a restore. */
@Component
@Order(690)
class HeldMessagesCheckup implements Checkup {

    private static final String TOPIC = "held-messages";

    private final ObjectProvider<HeldMessages> messages;

    HeldMessagesCheckup(ObjectProvider<HeldMessages> messages) {
        this.messages = messages;
    }

    @Override
    public List<Finding> examine() {
        long held = messages.getObject().count();
        return List.of(
                held == 0
                        ? Finding.right(TOPIC, "No message waits since a restore.")
                        : Finding.note(
                                TOPIC,
                                "Held since a backup was restored, because they may have been sent already: " + held
                                        + ".",
                                "See bin/smartqueue notifications; bin/smartqueue restore --send sends what is still"
                                        + " useful."));
    }
}
