package io.smartqueue.postgres;

import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Checks whether the tables have the version of this program. */
@Component
@Order(400)
class SchemaCheckup implements Checkup {

    private static final String TOPIC = "schema";

    private final ObjectProvider<Flyway> flyway;

    SchemaCheckup(ObjectProvider<Flyway> flyway) {
        this.flyway = flyway;
    }

    @Override
    public List<Finding> examine() {
        Flyway tables = flyway.getObject();
        Optional<String> newer = SchemaVersion.newer(tables);
        if (newer.isPresent()) {
            return List.of(Finding.wrong(
                    TOPIC, newer.get(), "Install the newer SmartQueue, or restore a backup made before it."));
        }
        var info = tables.info();
        var current = info.current();
        if (info.pending().length > 0) {
            return List.of(Finding.note(
                    TOPIC,
                    current == null
                            ? "The database has no tables of SmartQueue yet."
                            : "The tables are at version " + current.getVersion() + "; this SmartQueue has version "
                                    + info.pending()[info.pending().length - 1].getVersion() + ".",
                    "The next start of the server brings them there; make a backup before it."));
        }
        return List.of(Finding.right(
                TOPIC,
                "The tables are at version " + (current == null ? "?" : current.getVersion())
                        + ", as this SmartQueue wants them."));
    }
}
