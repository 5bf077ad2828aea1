package io.smartqueue.postgres;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where our own PostgreSQL keeps its data.
 *
 * @param beside whether this is a command that may share the database of a running server
 * @param reading whether it only reads, and so makes and changes nothing
 */
@ConfigurationProperties("smartqueue")
record PostgresSettings(
        @DefaultValue("data") Path dataDir,
        @DefaultValue("false") boolean beside,
        @DefaultValue("false") boolean reading) {}
