package io.smartqueue.live.api;

import io.smartqueue.Person;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An open WebSocket, as a program would read it. */
final class Socket implements AutoCloseable {

    final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    final List<String> pongs = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private volatile int code;

    private Socket(URI address, String token, String... headers) throws Exception {
        var opening = http.newWebSocketBuilder();
        if (!token.isEmpty()) {
            opening.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            opening.header(headers[i], headers[i + 1]);
        }
        socket = opening.buildAsync(address, new Ear()).get(60, TimeUnit.SECONDS);
    }

    static Socket open(URI server, Person person, Object queue, String query, String... headers) throws Exception {
        String path = person.home().replace("/api/v1/", "/ws/") + "queues/" + queue + "/" + query;
        return new Socket(
                URI.create("ws://" + server.getHost() + ":" + server.getPort() + path), person.token(), headers);
    }

    List<String> names() {
        return messages.stream()
                .map(message -> message.path("event").asString())
                .toList();
    }

    void say(String text) {
        socket.sendText(text, true);
    }

    void ping(String payload) {
        socket.sendPing(ByteBuffer.wrap(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** With which the server said goodbye; 0 before. */
    int code() {
        return code;
    }

    boolean isOver() {
        return socket.isInputClosed();
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        http.shutdownNow();
    }

    private final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(JsonMapper.shared().readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer payload) {
            pongs.add(java.nio.charset.StandardCharsets.UTF_8.decode(payload).toString());
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int why, String reason) {
            code = why;
            return null;
        }
    }
}
