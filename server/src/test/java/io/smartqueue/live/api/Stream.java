package io.smartqueue.live.api;

import static org.awaitility.Awaitility.await;

import io.smartqueue.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An open event stream, as a browser would read it. */
final class Stream implements AutoCloseable {

    record Event(String id, String name, JsonNode data) {}

    final List<Event> events = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile String lastId = "";
    private volatile boolean over;

    private Stream() {}

    static Stream open(URI server, Person person, Object queue, @Nullable String lastEventId) throws Exception {
        return open(server, person, queue, "", lastEventId);
    }

    /** Returns when the server has begun to gather. */
    static Stream open(URI server, Person person, Object queue, String query, @Nullable String lastEventId)
            throws Exception {
        var stream = new Stream();
        var request = HttpRequest.newBuilder(server.resolve(person.home() + "queues/" + queue + "/events" + query))
                .header("Accept", "text/event-stream");
        if (!person.token().isEmpty()) {
            request.header("Authorization", "Bearer " + person.token());
        }
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var response = stream.http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError("HTTP " + response.statusCode());
        }
        Thread.ofVirtual().start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                stream.read(lines);
            } catch (IOException | UncheckedIOException cut) {
                // over as well
            } finally {
                stream.over = true;
            }
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> !stream.lastId.isEmpty() || stream.over);
        return stream;
    }

    private void read(BufferedReader lines) throws IOException {
        String name = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && !data.isEmpty()) {
                events.add(new Event(lastId, name, JsonMapper.shared().readTree(data)));
                name = "";
                data = "";
            }
        }
    }

    List<String> names() {
        return events.stream().map(Event::name).toList();
    }

    String lastId() {
        return lastId;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
