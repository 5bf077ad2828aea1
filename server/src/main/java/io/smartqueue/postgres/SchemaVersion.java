package io.smartqueue.postgres;

import io.smartqueue.settings.CannotStart;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Brings the schema up to this program, and refuses one that is ahead of it. */
@Component
class SchemaVersion implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(SchemaVersion::isUnknownToUs)
                .findFirst()
                .ifPresent(newer -> {
                    throw new CannotStart(
                            "The database was last used by a newer SmartQueue (schema version " + newer.getVersion()
                                    + " is unknown here): start that one, or restore a backup made before it.");
                });
        flyway.migrate();
    }

    private static boolean isUnknownToUs(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.FUTURE_FAILED;
    }
}
