package io.smartqueue.queue.ticket;

import io.smartqueue.queue.Ticket;
import io.smartqueue.settings.PublicSettings;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Makes the links by which customers follow their tickets. */
@Component
public class PublicLinks {

    private final PublicSettings settings;
    private final Environment environment;

    PublicLinks(PublicSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    public Ticket.Link of(String token) {
        return new Ticket.Link(token, URI.create(origin() + "/t/" + token));
    }

    // The port is known only once the server listens.
    private String origin() {
        return settings.baseUrl() == null
                ? "http://localhost:"
                        + environment.getProperty("local.server.port", environment.getProperty("server.port", "8000"))
                : settings.baseUrl().toString();
    }
}
