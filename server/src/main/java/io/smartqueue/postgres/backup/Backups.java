package io.smartqueue.postgres.backup;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.postgres.DatabaseLogin;
import io.smartqueue.postgres.Postgres;
import io.smartqueue.postgres.PostgresSettings;
import io.smartqueue.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Backups of the database, embedded or external: one file each, made and verified while servers work. */
@Component
public class Backups {

    /** @param lines what the operator should know */
    public record Restored(Instant madeAt, long rows, List<String> lines) {}

    /** @param rows of all tables, as they were at {@code madeAt} */
    public record Made(Path file, Instant madeAt, long rows) {}

    static final String SUFFIX = ".backup.zip";

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'smartqueue-'yyyyMMdd'T'HHmmss'Z" + SUFFIX + "'")
            .withZone(ZoneOffset.UTC);

    private final PostgresSettings settings;
    private final ObjectProvider<Postgres> postgres;
    private final ObjectProvider<AfterRestore> after;

    Backups(PostgresSettings settings, ObjectProvider<Postgres> postgres, ObjectProvider<AfterRestore> after) {
        this.settings = settings;
        this.postgres = postgres;
        this.after = after;
    }

    /** @param to the folder for the file; the one of the settings when absent */
    public Made make(Optional<Path> to, Progress progress) {
        Path folder = to.orElse(settings.backups()).toAbsolutePath().normalize();
        Path file = folder.resolve(NAME.format(Instant.now()));
        DatabaseLogin owner = postgres.getObject().owner();
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (var writer = new BackupWriter(file)) {
                Manifest manifest = Snapshot.copy(owner, writer, progress);
                writer.finish(manifest);
                return new Made(file, manifest.madeAt(), manifest.rows());
            }
        } catch (IOException failure) {
            throw Refusal.conflict("backup_failed", "The backup could not be written to " + folder + ": " + failure);
        } catch (SQLException failure) {
            throw Refusal.conflict("backup_failed", "The database could not be copied: " + failure.getMessage());
        }
    }

    /** @param hold whether messages that were pending stay held until somebody releases them */
    public Restored restore(Path file, boolean overwrite, boolean hold, Progress progress) {
        List<AfterRestore> modules = hold ? after.stream().toList() : List.of();
        try (var backup = BackupFile.open(file)) {
            return restore(backup, postgres.getObject().owner(), overwrite, modules, progress);
        } catch (IOException failure) {
            throw Refusal.conflict("restore_failed", file + " cannot be read: " + failure.getMessage());
        }
    }

    /**
     * Compares every checksum and restores into a PostgreSQL of its own in a new folder, which is deleted.
     *
     * @param scratch where that folder is made; it needs as much space as the database
     */
    public Restored verify(Path file, Path scratch, Progress progress) {
        try (var backup = BackupFile.open(file)) {
            progress.at("starting a PostgreSQL to restore into");
            Path home = Files.createTempDirectory(scratch, "smartqueue-verify-");
            try (Postgres trial = EmbeddedPostgres.start(home, List.of("fsync=off"))) {
                return restore(backup, trial.owner(), false, List.of(), progress);
            } finally {
                FileSystemUtils.deleteRecursively(home);
            }
        } catch (IOException failure) {
            throw Refusal.conflict("verify_failed", file + " could not be verified: " + failure.getMessage());
        }
    }

    private static Restored restore(
            BackupFile backup, DatabaseLogin into, boolean overwrite, List<AfterRestore> after, Progress progress)
            throws IOException {
        backup.check(progress);
        try {
            List<String> lines = new Restore(backup, progress).into(into, overwrite, after);
            return new Restored(backup.manifest().madeAt(), backup.manifest().rows(), lines);
        } catch (SQLException failure) {
            throw Refusal.conflict(
                    "restore_failed",
                    "The database refused a part of the backup, and is left empty: " + failure.getMessage());
        }
    }
}
