package io.smartqueue.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where our own PostgreSQL keeps its data, and where backups go.
 *
 * @param backupDir the folder for backups; in the data folder when it is not set
 * @param beside whether this is a command that may share the database of a running server
 * @param reading whether it only reads, and so makes and changes nothing
 */
@ConfigurationProperties("smartqueue")
public record PostgresSettings(
        @DefaultValue("data") Path dataDir,
        @Nullable Path backupDir,
        @DefaultValue("false") boolean beside,
        @DefaultValue("false") boolean reading) {

    public Path backups() {
        return (backupDir == null ? dataDir.resolve("backups") : backupDir)
                .toAbsolutePath()
                .normalize();
    }
}
