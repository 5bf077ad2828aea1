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

/** Where measurements happen: the checkout, folders that are removed at the end, and what is to be said beside the table. */
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

    /** Of files that stay for whoever wants to look closer. */
    public Path target() {
        return root.resolve("bench/target");
    }

    /** On the disk of the checkout, where {@code make run} keeps its data too. */
    public Path newFolder() throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(target()), "run-");
        folders.add(folder);
        return folder;
    }

    /** Said once, however often it is said. */
    public void remark(String line) {
        if (remarks.add(line)) {
            say(line);
        }
    }

    /** What somebody who waits may like to read. */
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
