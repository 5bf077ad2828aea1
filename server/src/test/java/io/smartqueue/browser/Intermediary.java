package io.smartqueue.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy before the server, which passes everything on, answers in the server's place, or does not answer at all. */
public final class Intermediary implements AutoCloseable {

    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings");

    /** @param status of the answer; 0 when there is none */
    private record Manner(boolean passes, int status, String body) {}

    private final HttpServer server;
    private final String target;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Set<HttpExchange> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile Manner manner = new Manner(true, 0, "");

    public Intermediary(String target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public void passes() {
        turn(new Manner(true, 0, ""));
    }

    public void answers(int status, String body) {
        turn(new Manner(false, status, body));
    }

    public void isSilent() {
        turn(new Manner(false, 0, ""));
    }

    /** How many requests it has answered itself, or left without an answer, since the last turn. */
    public int answered() {
        return answered.get();
    }

    private void turn(Manner next) {
        manner = next;
        answered.set(0);
        open.forEach(HttpExchange::close);
        open.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Manner now = manner;
        open.add(exchange);
        if (now.passes()) {
            pass(exchange);
        } else {
            answered.incrementAndGet();
            if (now.status() == 0) {
                return;
            }
            byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(now.status(), body.length);
            exchange.getResponseBody().write(body);
        }
        open.remove(exchange);
        exchange.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().entrySet().stream()
                .filter(header -> isPassed(header.getKey()))
                .forEach(header -> header.getValue().forEach(value -> request.header(header.getKey(), value)));
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.headers().map().entrySet().stream()
                    .filter(header -> isPassed(header.getKey()))
                    .forEach(header -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
            boolean empty = answer.statusCode() == 304 || answer.statusCode() == 204;
            exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : 0);
            copy(answer.body(), exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each event goes on at once. */
    private static void copy(InputStream from, OutputStream to) throws IOException {
        try (from) {
            byte[] some = new byte[8192];
            for (int read = from.read(some); read >= 0; read = from.read(some)) {
                to.write(some, 0, read);
                to.flush();
            }
        }
    }

    private static boolean isPassed(String header) {
        return !OWN.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
