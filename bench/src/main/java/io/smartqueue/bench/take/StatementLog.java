package io.smartqueue.bench.take;

import io.smartqueue.bench.subject.Database;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes PostgreSQL log every statement while this is open. */
public final class StatementLog implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database;
    private long readUpTo;

    public StatementLog(Database database) throws SQLException, IOException {
        this.database = database;
        database.run(
                "alter system set log_destination = 'jsonlog'",
                "alter system set log_statement = 'all'",
                "select pg_reload_conf()");
    }

    /** Ignores what has been logged until now. */
    void begin() throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(300);
        readUpTo = Files.exists(file()) ? Files.size(file()) : 0;
    }

    /** What has been logged since {@link #begin}, oldest first. */
    List<Command> read() throws IOException {
        List<Command> commands = new ArrayList<>();
        for (String line : linesSince(readUpTo)) {
            JsonNode entry = JSON.readTree(line);
            String message = entry.path("message").asString("");
            if (Command.isOne(message)) {
                commands.add(Command.of(
                        entry.path("session_id").asString(""),
                        message,
                        entry.path("detail").asString("")));
            }
        }
        return commands;
    }

    private List<String> linesSince(long position) throws IOException {
        if (!Files.exists(file())) {
            return List.of();
        }
        try (var log = new RandomAccessFile(file().toFile(), "r")) {
            log.seek(position);
            byte[] bytes = new byte[Math.toIntExact(log.length() - position)];
            log.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            // The last line may not be written yet.
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        }
    }

    private Path file() throws IOException {
        try (var files = Files.list(database.logFolder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .max((a, b) ->
                            Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
                    .orElse(database.logFolder().resolve("none-yet.json"));
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        database.run(
                "alter system reset log_destination", "alter system reset log_statement", "select pg_reload_conf()");
    }
}
