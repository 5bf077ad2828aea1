package io.smartqueue.queue.number;

import io.smartqueue.settings.PublicSettings;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The address at which a customer follows a ticket. */
@Component
public class PublicLinks {

    private final PublicSettings settings;
    private final Environment environment;

    PublicLinks(PublicSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    public URI of(String token) {
        return URI.create(origin() + "/t/" + token);
    }

    // The port is known only once the server listens.
    private String origin() {
        return settings.baseUrl() == null
                ? "http://localhost:"
                        + environment.getProperty("local.server.port", environment.getProperty("server.port", "8000"))
                : settings.baseUrl().toString();
    }
}
