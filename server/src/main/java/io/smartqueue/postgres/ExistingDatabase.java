package io.smartqueue.postgres;

import io.smartqueue.postgres.embedded.EmbeddedPostgres;
import io.smartqueue.settings.CannotStart;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The database as it is, for commands that only read. */
@Component
public class ExistingDatabase {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PostgresSettings settings;
    private final DatabaseSettings external;
    private @Nullable CannotStart before;

    ExistingDatabase(PostgresSettings settings, DatabaseSettings external) {
        this.settings = settings;
        this.external = external;
    }

    boolean isOurs() {
        return external.url() == null;
    }

    /** Continues "PostgreSQL 18". */
    String place(Postgres found) {
        return isOurs()
                ? ", our own in " + settings.dataDir().toAbsolutePath().normalize()
                : " at " + found.owner().place();
    }

    /** Says where our own database will be created; empty when it exists. */
    public Optional<String> missing() {
        return isOurs() && !EmbeddedPostgres.existsIn(settings.dataDir())
                ? Optional.of("There is no database in "
                        + settings.dataDir().toAbsolutePath().normalize()
                        + " yet: the first start of the server makes it.")
                : Optional.empty();
    }

    /** After a failure to open it, later callers get the failure without waiting again. */
    synchronized Postgres open() {
        if (before != null) {
            throw before;
        }
        try {
            return find();
        } catch (CannotStart refusal) {
            before = refusal;
            throw refusal;
        }
    }

    private Postgres find() {
        if (external.url() != null) {
            var owner = external.url().login();
            return ExternalPostgres.look(
                    owner, external.appUrl() == null ? owner : external.appUrl().login());
        }
        missing().ifPresent(because -> {
            throw new CannotStart(because);
        });
        return EmbeddedPostgres.join(settings.dataDir(), PATIENCE);
    }
}
