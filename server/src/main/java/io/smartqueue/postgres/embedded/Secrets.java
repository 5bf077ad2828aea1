package io.smartqueue.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Passwords that nobody types: generated once, kept in files that only their owner can read. */
record Secrets(Path folder) {

    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY = permissions("rw-------");

    static Secrets in(Path home) {
        return new Secrets(home.resolve("secrets"));
    }

    boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String readOrGenerate(String name) {
        if (!has(name)) {
            generate(name);
        }
        return read(name);
    }

    private void generate(String name) {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            Files.createDirectories(folder, permissions("rwx------"));
            var unfinished = folder.resolve(name + ".unfinished");
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, OWNER_ONLY);
            Files.writeString(unfinished, secret + "\n");
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
