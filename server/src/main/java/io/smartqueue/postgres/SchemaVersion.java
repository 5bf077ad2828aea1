package io.smartqueue.postgres;

import io.smartqueue.settings.CannotStart;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Migrates the schema to the version of this program, and refuses a newer one. */
@Component
class SchemaVersion implements FlywayMigrationStrategy {

    private final PostgresSettings settings;

    SchemaVersion(PostgresSettings settings) {
        this.settings = settings;
    }

    @Override
    public void migrate(Flyway flyway) {
        MigrationInfoService migrations = flyway.info();
        newer(migrations).ifPresent(because -> {
            throw new CannotStart(because);
        });
        if (!settings.reading()) {
            // It would connect once more, read all migrations again, and find nothing to do.
            if (!Arrays.stream(migrations.all()).allMatch(SchemaVersion::isAppliedAsItIs)) {
                flyway.migrate();
            }
        } else if (migrations.pending().length > 0) {
            throw new CannotStart("The database is not at the version of this SmartQueue yet: the next start of the"
                    + " server brings it there.");
        }
    }

    static Optional<String> newer(Flyway flyway) {
        return newer(flyway.info());
    }

    private static Optional<String> newer(MigrationInfoService migrations) {
        return Arrays.stream(migrations.applied())
                .filter(SchemaVersion::isUnknownToUs)
                .findFirst()
                .map(newer -> "The database was last used by a newer SmartQueue (schema version " + newer.getVersion()
                        + " is unknown here): start that one, or restore a backup made before it.");
    }

    private static boolean isUnknownToUs(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.FUTURE_FAILED;
    }

    private static boolean isAppliedAsItIs(MigrationInfo migration) {
        return migration.getState() == MigrationState.SUCCESS
                && migration.isChecksumMatching()
                && migration.isDescriptionMatching()
                && migration.isTypeMatching();
    }
}
