package io.smartqueue.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A program that was away for longer than events are kept. */
class CursorsOlderThanEventsTest extends RetentionScenario {

    private static final Duration LONG = Duration.ofMinutes(1);

    private record Reader(HttpClient http, List<String> lines) implements AutoCloseable {

        List<String> after(String field) {
            return lines.stream()
                    .filter(line -> line.startsWith(field + ": "))
                    .map(line -> line.substring(field.length() + 2))
                    .toList();
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }

    private Reader read(String lastId) throws Exception {
        var http = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(
                        URI.create(organisations.address() + admin.home() + "queues/" + queue + "/events"))
                .header("Authorization", "Bearer " + admin.token())
                .header("Last-Event-ID", lastId);
        HttpResponse<Stream<String>> answer = http.send(request.build(), BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> lines = new CopyOnWriteArrayList<>();
        Thread.ofVirtual().start(() -> answer.body().forEach(lines::add));
        var reader = new Reader(http, lines);
        Await.until(LONG, () -> reader.after("id"), ids -> !ids.isEmpty());
        return reader;
    }

    @Test
    void goOnWithTheOldestEventThatIsKept() throws Exception {
        keep(365, 365, 30);
        String cursor;
        try (Reader before = read("none")) {
            cursor = before.after("id").getLast();
        }
        visit();
        clock.set(DAY.plus(Duration.ofDays(40)));
        String kept = take(queue).id().toString();
        after(Duration.ofDays(41));
        // Tokens are younger.
        clock.set(DAY);

        try (Reader back = read(cursor)) {
            Await.until(LONG, () -> back.after("event"), events -> !events.isEmpty());

            assertThat(back.after("event")).containsExactly("ticket.created");
            assertThat(back.after("data")).singleElement().asString().contains(kept);
            admin.post("tickets/" + kept + "/cancel/", Map.of("reason", "leaves"))
                    .is(200);
            Await.until(LONG, () -> back.after("event"), events -> events.size() > 1);
            assertThat(back.after("event")).containsExactly("ticket.created", "ticket.cancelled");
        }
    }
}
