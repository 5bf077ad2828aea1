package io.smartqueue.postgres.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes under another name, so that a file with a backup's name is always whole, even after a power failure. */
final class BackupWriter implements AutoCloseable {

    /** Where the rows of one table come from. */
    interface Rows {
        /** @return how many rows were written */
        long writeTo(OutputStream out) throws SQLException, IOException;
    }

    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;
    private final ZipOutputStream zip;

    BackupWriter(Path file) throws IOException {
        this.file = file;
        this.unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        this.channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    Manifest.Table table(String name, String columns, Rows source) throws SQLException, IOException {
        MessageDigest digest = BackupFile.digest();
        zip.putNextEntry(new ZipEntry(Manifest.Table.entry(name)));
        var out = new BufferedOutputStream(new DigestOutputStream(zip, digest), 1 << 16);
        long rows = source.writeTo(out);
        out.flush();
        zip.closeEntry();
        return new Manifest.Table(name, columns, rows, HexFormat.of().formatHex(digest.digest()));
    }

    /** From here on the backup exists. */
    void finish(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(JsonMapper.shared().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        channel.force(true);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(file.resolveSibling("."))) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        // The stream is not closed before, because that would try to finish what failed.
        channel.close();
        Files.deleteIfExists(unfinished);
    }
}
