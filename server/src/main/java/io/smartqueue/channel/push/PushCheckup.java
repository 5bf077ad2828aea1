package io.smartqueue.channel.push;

import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import io.smartqueue.settings.PublicSettings;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether browsers offer notifications here, and push services know whom to write to. */
@Component
@Order(595)
class PushCheckup implements Checkup {

    private static final String TOPIC = "push";

    private final VapidSettings settings;
    private final PublicSettings open;

    PushCheckup(VapidSettings settings, PublicSettings open) {
        this.settings = settings;
        this.open = open;
    }

    @Override
    public List<Finding> examine() {
        Optional<String> subject = settings.subject(open);
        if (subject.isEmpty()) {
            return List.of(Finding.note(
                    TOPIC,
                    "Nobody stands for our notifications: some push services refuse them.",
                    "Set VAPID_SUBJECT=mailto:… to an address of yours, or PUBLIC_BASE_URL to an https address."));
        }
        return List.of(
                open.baseUrl() == null || open.baseUrl().isSecure()
                        ? Finding.right(TOPIC, "Notifications of browsers leave in the name of " + subject.get() + ".")
                        : Finding.note(
                                TOPIC,
                                "PUBLIC_BASE_URL is not https, where no browser but this machine's offers"
                                        + " notifications.",
                                "Serve the pages by https."));
    }
}
