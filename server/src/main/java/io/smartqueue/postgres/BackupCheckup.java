package io.smartqueue.postgres;

import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Reminds the operator of backups, because the program cannot check whether they exist. */
@Component
@Order(700)
class BackupCheckup implements Checkup {

    private final ExistingDatabase existing;
    private final PostgresSettings settings;

    BackupCheckup(ExistingDatabase existing, PostgresSettings settings) {
        this.existing = existing;
        this.settings = settings;
    }

    @Override
    public List<Finding> examine() {
        return List.of(Finding.note(
                "backup",
                "SmartQueue makes no backups itself yet.",
                existing.isOurs()
                        ? "Stop the server, copy "
                                + settings.dataDir().toAbsolutePath().normalize()
                                + " with owners and rights (cp -a or tar), start it again; keep the copy "
                                + "elsewhere."
                        : "Let pg_dump copy the database every night, keep the copies elsewhere, and try "
                                + "one restore."));
    }
}
