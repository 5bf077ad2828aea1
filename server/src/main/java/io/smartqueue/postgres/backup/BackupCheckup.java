package io.smartqueue.postgres.backup;

import io.smartqueue.postgres.PostgresSettings;
import io.smartqueue.settings.Checkup;
import io.smartqueue.settings.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says how old the newest backup is. */
@Component
@Order(700)
class BackupCheckup implements Checkup {

    private static final String TOPIC = "backup";
    private static final Duration OLD = Duration.ofHours(49);

    private final PostgresSettings settings;

    BackupCheckup(PostgresSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Finding> examine() {
        Path folder = settings.backups();
        Optional<Path> newest = newest(folder);
        if (newest.isEmpty()) {
            return List.of(Finding.note(
                    TOPIC,
                    "There is no backup in " + folder + ".",
                    "Let bin/smartqueue backup run every night, keep the files elsewhere, and try one with"
                            + " bin/smartqueue backup verify FILE."));
        }
        Duration age = Duration.between(madeAt(newest.get()), Instant.now());
        String words = "The newest backup is " + age.toHours() + " hours old: " + newest.get() + ".";
        return List.of(
                age.compareTo(OLD) > 0
                        ? Finding.note(TOPIC, words, "See why bin/smartqueue backup has not run since.")
                        : Finding.right(TOPIC, words));
    }

    private static Optional<Path> newest(Path folder) {
        try (var files = Files.newDirectoryStream(folder, "*" + Backups.SUFFIX)) {
            Optional<Path> newest = Optional.empty();
            for (Path file : files) {
                if (newest.filter(other -> madeAt(other).isAfter(madeAt(file))).isEmpty()) {
                    newest = Optional.of(file);
                }
            }
            return newest;
        } catch (IOException noFolder) {
            return Optional.empty();
        }
    }

    private static Instant madeAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.EPOCH;
        }
    }
}
