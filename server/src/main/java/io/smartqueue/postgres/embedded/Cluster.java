package io.smartqueue.postgres.embedded;

import io.smartqueue.settings.CannotStart;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The data folder, and the programs that create, start and stop a server on it. */
record Cluster(Path folder, Installation installation, Account account) {

    static final String SUPERUSER = "postgres";

    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            "log_timezone=UTC",
            "logging_collector=on",
            "log_filename=postgresql-%a.log",
            "log_rotation_age=1d",
            "log_truncate_on_rotation=on");

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    static Path folder(Path home) {
        return home.resolve("database");
    }

    static Cluster in(Path home) {
        var folder = folder(home);
        var account = Account.of(folder);
        account.reach(home);
        return new Cluster(folder, Installation.in(home), account);
    }

    boolean exists() {
        return Files.isDirectory(folder);
    }

    void refuseOtherMajor() {
        try {
            var major = Files.readString(folder.resolve("PG_VERSION")).strip();
            if (!major.equals(installation.major())) {
                throw new CannotStart("The data in " + folder + " was written by PostgreSQL " + major
                        + ", this SmartQueue brings PostgreSQL " + installation.major()
                        + " and cannot read it: start the SmartQueue it was made with, or name another folder"
                        + " in SMARTQUEUE_DATA_DIR.");
            }
        } catch (IOException e) {
            throw new CannotStart("The folder " + folder + " holds no PostgreSQL data that can be read: " + e);
        }
    }

    void initialise(String password) {
        var unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        var passwordFile = folder.resolveSibling("initdb-password");
        try {
            FileSystemUtils.deleteRecursively(unfinished);
            Files.createDirectories(unfinished);
            account.own(unfinished);
            Files.deleteIfExists(passwordFile);
            Files.createFile(passwordFile, Secrets.OWNER_ONLY);
            Files.writeString(passwordFile, password + "\n");
            account.own(passwordFile);
            require(
                    "initdb",
                    "--pgdata=" + unfinished,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums");
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    /** Stops a server left behind by a killed program, because it holds our port and our data. */
    void recover() {
        PostmasterFile.read(folder).ifPresent(left -> {
            if (left.serves(folder)) {
                log.info("Stopping the PostgreSQL that a killed SmartQueue left behind (process {}).", left.pid());
                stop();
            } else if (left.process().isPresent()) {
                // Keep the file of a dead server: PostgreSQL itself checks whether its memory is still in use.
                deleteStaleFile();
            }
        });
    }

    /** Starts the server as our own child process, so that we notice its end at once and reap it. */
    Process start(int port, List<String> options) {
        var command = Stream.of(
                        account.prefix(),
                        ownSession(),
                        Stream.of(installation.program("postgres"), "-D", folder.toString(), "-p", "" + port),
                        Stream.concat(SETTINGS.stream(), options.stream()).flatMap(option -> Stream.of("-c", option)))
                .flatMap(part -> part)
                .toList();
        try {
            return Program.prepared(command)
                    .redirectOutput(startLog().toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server answers; returns false when it exited. */
    boolean awaitReady(Process server) {
        while (server.isAlive()) {
            var ready = PostmasterFile.read(folder)
                    .filter(file -> file.pid() == server.pid() && file.ready())
                    .isPresent();
            if (ready || closesWithin(server, PAUSE)) {
                return ready;
            }
        }
        return false;
    }

    Path startLog() {
        return folder.resolve("start.log");
    }

    void stop() {
        if (!run("pg_ctl", "stop", "--wait", "--timeout=30", "--mode=fast", "--pgdata=" + folder)
                .succeeded()) {
            run("pg_ctl", "stop", "--wait", "--timeout=10", "--mode=immediate", "--pgdata=" + folder);
        }
    }

    /** Ctrl-C in a terminal reaches its whole session; the database must outlive the application that uses it. */
    private static Stream<String> ownSession() {
        return System.getProperty("os.name").startsWith("Mac")
                ? Stream.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV")
                : Stream.of("setsid");
    }

    private static boolean closesWithin(Process server, Duration time) {
        try {
            return server.waitFor(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void deleteStaleFile() {
        try {
            Files.deleteIfExists(PostmasterFile.in(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(String program, String... arguments) {
        var run = run(program, arguments);
        if (!run.succeeded()) {
            throw new CannotStart("PostgreSQL's " + program + " failed: " + run.output());
        }
    }

    private Program run(String program, String... arguments) {
        var command = Stream.concat(Stream.of(installation.program(program)), Stream.of(arguments));
        return Program.run(Stream.concat(account.prefix(), command).toList());
    }
}
