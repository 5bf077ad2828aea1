package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} in the middle of an import: its table makes all of its lines once, and never some of them. */
@Tag("process")
class KilledImportTest {

    private static final int LINES = 8000;
    private static final String TENANT = "/api/v1/tenants/demo-bank/";

    @TempDir
    Path folder;

    @Test
    void whatWasBegunIsMadeWhollyAfterTheNextStart() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            String admin = server.signIn("admin@demo-bank.example");
            int before = customers(server, admin);
            String run = TENANT + "imports/" + handOver(server, admin) + "/";
            Await.until(Duration.ofMinutes(1), () -> state(server, admin, run), now -> now.equals("running"));
            Instant killed = Instant.now();
            server.killHard();
            server.startAgain();

            String again = server.signIn("admin@demo-bank.example");
            assertThat(customers(server, again)).isIn(before, before + LINES);
            Await.until(Duration.ofMinutes(3), () -> state(server, again, run), now -> !now.equals("running"));
            JsonNode over = ServerProcess.json(server.send("GET", run, again, null));
            assertThat(over.path("state").asString()).isEqualTo("done");
            assertThat(over.path("created").asInt()).isEqualTo(LINES);
            assertThat(Instant.parse(over.path("ended_at").asString()))
                    .as("it was killed before its end")
                    .isAfter(killed);
            assertThat(customers(server, again)).isEqualTo(before + LINES);
        }
    }

    private static String handOver(ServerProcess server, String token) throws IOException, InterruptedException {
        String table = IntStream.range(0, LINES)
                .mapToObj(n -> "Awa;Diop;+221771" + (100_000 + n) + "\r\n")
                .collect(Collectors.joining("", "first_name;last_name;phone\r\n", ""));
        String body = part("kind", "customers") + part("file", table) + "--line--\r\n";
        HttpRequest request = HttpRequest.newBuilder(server.address(TENANT + "imports/"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=line")
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> taken = http.send(request, BodyHandlers.ofString());
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
            return ServerProcess.json(taken).path("id").asString();
        }
    }

    private static String part(String name, String value) {
        return "--line\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String state(ServerProcess server, String token, String run) {
        try {
            return ServerProcess.json(server.send("GET", run, token, null))
                    .path("state")
                    .asString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int customers(ServerProcess server, String token) throws IOException {
        return ServerProcess.json(server.send("GET", TENANT + "customers/?page_size=1", token, null))
                .path("count")
                .asInt();
    }
}
