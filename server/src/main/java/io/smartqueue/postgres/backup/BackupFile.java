package io.smartqueue.postgres.backup;

import io.smartqueue.kernel.Refusal;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is read. What does not match its checksum is refused. */
final class BackupFile implements AutoCloseable {

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    static BackupFile open(Path file) {
        if (!Files.isReadable(file)) {
            throw refuse(file, "cannot be read: there is no such file, or this user may not read it.");
        }
        try {
            var zip = new ZipFile(file.toFile());
            try {
                return new BackupFile(file, zip, manifest(file, zip));
            } catch (IOException | RuntimeException unreadable) {
                zip.close();
                throw unreadable;
            }
        } catch (IOException | JacksonException damaged) {
            throw refuse(file, "is damaged, or no backup of SmartQueue: " + damaged.getMessage());
        }
    }

    private static Manifest manifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw refuse(file, "is no backup of SmartQueue.");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Manifest manifest = JsonMapper.shared().readValue(in, Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw refuse(file, "was made by a newer SmartQueue: use that one.");
            }
            return manifest;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** The rows in PostgreSQL's text format; ask {@link Rows#isIntact} after the last. */
    Rows rows(Manifest.Table table) throws IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw damaged(table);
        }
        return new Rows(zip.getInputStream(entry), table);
    }

    Refusal damaged(Manifest.Table table) {
        return refuse(file, "is damaged: the table " + table.name() + " does not match its checksum.");
    }

    /** Reads everything once. */
    void check(Progress progress) {
        for (Manifest.Table table : manifest.tables()) {
            progress.at("checking " + table.name());
            try (Rows rows = rows(table)) {
                if (rows.count() != table.rows() || !rows.isIntact()) {
                    throw damaged(table);
                }
            } catch (IOException unreadable) {
                throw damaged(table);
            }
        }
    }

    static final class Rows extends FilterInputStream {

        private final Manifest.Table table;
        private final MessageDigest digest;

        private Rows(InputStream in, Manifest.Table table) {
            this(in, table, digest());
        }

        private Rows(InputStream in, Manifest.Table table, MessageDigest digest) {
            super(new BufferedInputStream(new DigestInputStream(in, digest), 1 << 16));
            this.table = table;
            this.digest = digest;
        }

        /** A line break within a value is escaped, so each one ends a row. */
        private long count() throws IOException {
            long lines = 0;
            var buffer = new byte[1 << 16];
            for (int read = read(buffer); read >= 0; read = read(buffer)) {
                for (int n = 0; n < read; n++) {
                    lines += buffer[n] == '\n' ? 1 : 0;
                }
            }
            return lines;
        }

        boolean isIntact() {
            return HexFormat.of().formatHex(digest.digest()).equals(table.sha256());
        }
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Refusal refuse(Path file, String because) {
        return Refusal.conflict("unusable_backup", file + " " + because);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
