package io.smartqueue.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What measurements share: the checkout, folders that are removed at the end, and remarks for the table. */
public final class Stage implements AutoCloseable {

    private final Path root;
    private final Set<String> remarks = new LinkedHashSet<>();
    private final List<Path> folders = new ArrayList<>();

    Stage(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** For files that are kept for a closer look. */
    public Path target() {
        return root.resolve("bench/target");
    }

    /** On the disk of the checkout, where {@code make run} also stores its data. */
    public Path newFolder() throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(target()), "run-");
        folders.add(folder);
        return folder;
    }

    /** Prints each remark only once. */
    public void remark(String line) {
        if (remarks.add(line)) {
            say(line);
        }
    }

    /** Progress for the person who waits. */
    public void say(String line) {
        System.err.println("  " + line);
    }

    Set<String> remarks() {
        return remarks;
    }

    @Override
    public void close() {
        folders.forEach(Stage::remove);
    }

    private static void remove(Path folder) {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
