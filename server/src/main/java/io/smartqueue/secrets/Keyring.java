package io.smartqueue.secrets;

import io.smartqueue.postgres.PostgresSettings;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The keys, from the setting or from the data folder. They are read anew each time, because a command may rotate them
 * beside a running server.
 */
@Component
class Keyring {

    /** Beside, and not within, the folder of the database. */
    private static final String FILE = "secrets-key";

    private final Optional<SecretsKeys> set;
    private final KeyFile file;
    private final boolean isOwn;

    Keyring(SecretsSettings settings, PostgresSettings postgres, @Value("${database.url:}") String external) {
        this.set = Optional.ofNullable(settings.secretsKey());
        this.file = new KeyFile(postgres.dataDir().resolve(FILE));
        this.isOwn = external.isBlank();
    }

    /** Commands have no web server, and leave nothing behind. First, because others encrypt at the start. */
    @EventListener(WebServerInitializedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void makeFirst() {
        if (isOwn && keys().isEmpty()) {
            file.write(new SecretsKeys(List.of(SecretsKey.random())));
        }
    }

    Optional<SecretsKeys> keys() {
        return set.or(file::read);
    }

    /** Whether they are set, so that only whoever sets them can rotate them. */
    boolean isSet() {
        return set.isPresent();
    }

    void rotate() {
        keys().ifPresent(present -> file.write(present.rotated()));
    }
}
